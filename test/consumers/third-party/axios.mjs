// Bob's API with axios. Written from the API's documentation; knows nothing of this package.
// Set HIBOB_SERVICE_USER_ID and HIBOB_SERVICE_USER_TOKEN, and HIBOB_BASE_URL for anything but production.
import axios from "axios";

const { HIBOB_BASE_URL, HIBOB_SERVICE_USER_ID, HIBOB_SERVICE_USER_TOKEN } = process.env;
if (!HIBOB_SERVICE_USER_ID || !HIBOB_SERVICE_USER_TOKEN) throw new Error("HIBOB_SERVICE_USER_ID and HIBOB_SERVICE_USER_TOKEN are missing");

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function expect(condition, problem) {
  if (!condition) throw new Error(problem);
}

const bob = axios.create({
  baseURL: HIBOB_BASE_URL ?? "https://api.hibob.com/v1",
  auth: { username: HIBOB_SERVICE_USER_ID, password: HIBOB_SERVICE_USER_TOKEN },
  timeout: 60_000,
  // 304 is an answer: nothing was changed.
  validateStatus: (status) => (status >= 200 && status < 300) || status === 304,
});

/** How often too many requests were answered, and waited for. */
let waits = 0;
bob.interceptors.response.use(undefined, async (error) => {
  const { config, response } = error;
  const attempt = config?.attempt ?? 1;
  if (response?.status !== 429 || attempt > 3) throw error;
  const reset = Number(response.headers["x-ratelimit-reset"]); // seconds; there is no Retry-After
  expect(Number.isFinite(reset) && reset > 1_000_000_000, `rate limit: X-RateLimit-Reset is ${response.headers["x-ratelimit-reset"]}`);
  const now = Date.parse(response.headers.date ?? "") || Date.now(); // by the server's own clock
  waits++;
  await sleep(Math.max(reset * 1000 - now, 0) + 1000);
  return bob.request({ ...config, attempt: attempt + 1 });
});

async function lists() {
  const { data } = await bob.get("/company/named-lists");
  const named = Array.isArray(data) ? Object.fromEntries(data.map((list) => [list.name, list])) : data;
  const names = Object.keys(named);
  expect(names.length > 5, `lists: only ${names.length}`);
  expect("site" in named && "department" in named, "lists: no sites or no departments");
  const one = (await bob.get("/company/named-lists/site", { params: { includeArchived: true } })).data;
  const items = one.values ?? one.items;
  expect(one.name === "site" && items.length > 0, "lists: the sites are empty");
  for (const item of items)
    expect("id" in item && typeof item.name === "string" && Array.isArray(item.children), "lists: an item without a form");
  const status = await bob.get("/company/named-lists/Site").then(
    () => 200,
    (error) => error.response?.status,
  );
  expect(status === 404, `lists: names are case-sensitive, but Site answered ${status}`);
  return { lists: names.length, sites: items.length };
}

/** Reads one person; what was written may be seen only 20 seconds later. */
async function write(id) {
  const fields = ["work.workPhone", "work.title"];
  const read = async () => (await bob.post(`/people/${id}`, { fields })).data;
  const person = async () => {
    const data = await read();
    return data.employees?.[0] ?? data; // drawn as a list, answered bare
  };
  const before = await person();
  const old = before.work.workPhone ?? null;
  const phone = `+44 20 7946 0${String(process.pid % 1000).padStart(3, "0")}`;
  const written = await bob.put(`/people/${id}`, { work: { workPhone: phone } });
  expect(written.status === 200 && !written.data, `write: status ${written.status} with a body`);
  let reads = 0;
  for (let now = await person(); now.work.workPhone !== phone; now = await person()) {
    expect(++reads < 25, "write: not to be read after 25 seconds");
    await sleep(1_000);
  }
  expect((await person())["/work/workPhone"].value === phone, "write: the two notations differ");
  const again = await bob.put(`/people/${id}`, { work: { workPhone: phone } });
  expect(again.status === 304, `write: the same value answered ${again.status}`);
  const historical = await bob.put(`/people/${id}`, { work: { title: "Not through this door" } });
  expect(historical.status === 304, `write: a column of a table answered ${historical.status}`);
  expect((await person()).work.title === before.work.title, "write: a column of a table was written");
  await bob.put(`/people/${id}`, { work: { workPhone: old } });
  return { reads };
}

/** A value for a column of a custom table. */
async function sampleFor({ type, typeData }) {
  switch (type) {
    case "number":
      return 7;
    case "date":
      return "2026-03-01";
    case "boolean":
      return true;
    case "currency":
      return { value: 12.5, currency: "EUR" };
    case "list":
    case "multi-list":
    case "hierarchy-list": {
      const { data } = await bob.get(`/company/named-lists/${encodeURIComponent(typeData.listId)}`);
      const id = (data.values ?? data.items)[0].id;
      return type === "multi-list" ? [id] : id;
    }
    default:
      return "made by axios";
  }
}

async function customTable(id) {
  const { tables } = (await bob.get("/people/custom-tables/metadata")).data;
  const table = tables.find(({ columns }) => columns.some(({ type }) => type.startsWith("text")));
  if (!table) return "none in this company";
  const text = table.columns.find(({ type }) => type.startsWith("text"));
  const path = `/people/custom-tables/${id}/${table.id}`;
  const rows = async () => (await bob.get(path)).data.values;
  const before = new Set((await rows()).map((row) => row.id));

  const row = { [text.id]: "made by axios" };
  for (const column of table.columns) if (column.mandatory && column !== text) row[column.id] = await sampleFor(column);
  await bob.post(path, { values: [row] }); // wrapped, or it is refused
  const added = (await rows()).filter((one) => !before.has(one.id));
  expect(added.length === 1 && added[0][text.id] === "made by axios", `custom table: ${added.length} new rows`);
  const [{ id: entry }] = added;

  await bob.put(`${path}/${entry}`, { [text.id]: "changed by axios" }); // flat, or nothing is changed
  const changed = (await rows()).find((one) => one.id === entry);
  expect(changed[text.id] === "changed by axios", "custom table: not changed");
  for (const column of Object.keys(row)) {
    if (column !== text.id)
      expect(JSON.stringify(changed[column]) === JSON.stringify(added[0][column]), "custom table: another column was changed");
  }
  const flat = await bob.post(path, row).then(
    () => 200,
    (error) => error.response?.status,
  );
  expect(flat === 400, `custom table: a row that is not wrapped answered ${flat}`);

  await bob.delete(`${path}/${entry}`);
  expect(!(await rows()).some((one) => one.id === entry), "custom table: not deleted");
  return { table: table.name, columns: table.columns.length };
}

async function positions() {
  const fields = ["/position/id", "/position/name", "/position/status", "/position/no-such-field"];
  const { data } = await bob.post("/objects/position/search", { fields, filters: [], includeHumanReadable: true });
  expect(Array.isArray(data), "positions: not a bare array");
  for (const position of data) {
    expect("value" in position["/position/id"], "positions: a value that is not wrapped");
    expect(!("/position/no-such-field" in position), "positions: a field that does not exist");
  }
  const [first] = data;
  if (!first) return 0;
  const filters = [{ fieldId: "/position/id", operator: "equals", values: [String(first["/position/id"].value)] }];
  const one = (await bob.post("/objects/position/search", { fields, filters })).data;
  expect(one.length === 1 && one[0]["/position/id"].value === first["/position/id"].value, `positions: ${one.length} with one id`);
  return data.length;
}

/** One person's salaries after the other's: ten a minute are allowed, and the eleventh has to wait. */
async function salaries(ids) {
  let rows = 0;
  for (const id of ids) {
    const { data, headers } = await bob.get(`/people/${id}/salaries`);
    rows += data.values.length;
    if (headers["x-ratelimit-limit"] !== undefined)
      expect(Number(headers["x-ratelimit-remaining"]) >= 0, "rate limit: less than none remains");
  }
  return rows;
}

const { data } = await bob.post("/people/search", { fields: ["root.id"] });
const ids = data.employees.map((one) => one.id);
const summary = {
  ...(await lists()),
  write: await write(ids[0]),
  customTable: await customTable(ids[0]),
  positions: await positions(),
  salaryRows: await salaries(ids.slice(0, 12)),
  rateLimitWaits: waits,
};
console.log(JSON.stringify(summary));
