// Bob's API with nothing but fetch. Written from the API's documentation; knows nothing of this package.
// Set HIBOB_SERVICE_USER_ID and HIBOB_SERVICE_USER_TOKEN, and HIBOB_BASE_URL for anything but production.

const { HIBOB_BASE_URL: BASE = "https://api.hibob.com/v1", HIBOB_SERVICE_USER_ID: USER, HIBOB_SERVICE_USER_TOKEN: TOKEN } = process.env;
if (!USER || !TOKEN) throw new Error("HIBOB_SERVICE_USER_ID and HIBOB_SERVICE_USER_TOKEN are missing");

const authorization = `Basic ${Buffer.from(`${USER}:${TOKEN}`).toString("base64")}`;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function expect(condition, problem) {
  if (!condition) throw new Error(problem);
}

/** Sends a request; waits when there were too many in this minute. */
async function send(method, path, { query = {}, json, form, expected = [200] } = {}) {
  const url = new URL(BASE + path);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, String(value));
  const headers = { authorization, accept: "application/json" };
  if (json !== undefined) headers["content-type"] = "application/json"; // never on a request without a body
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, { method, headers, body: form ?? (json === undefined ? undefined : JSON.stringify(json)) });
    if (response.status === 429 && attempt < 5) {
      const now = Date.parse(response.headers.get("date") ?? "") || Date.now(); // by the server's own clock
      await response.arrayBuffer();
      await sleep(Math.max(Number(response.headers.get("x-ratelimit-reset")) * 1000 - now, 0) + 1000);
      continue;
    }
    if (!expected.includes(response.status)) {
      throw new Error(`${method} ${path}: status ${response.status}: ${(await response.text()).slice(0, 300)}`);
    }
    return response;
  }
}

/** JSON, and not the page that Bob's web application answers on a wrong path. */
async function ask(method, path, options) {
  const response = await send(method, path, options);
  const type = response.headers.get("content-type") ?? "";
  expect(type.startsWith("application/json"), `${method} ${path}: answered ${type}`);
  return response.json();
}

/** Ids first, then the rest in batches: what the documentation advises for large companies. */
async function people() {
  const all = await ask("POST", "/people/search", { json: { fields: ["root.id"], showInactive: true } });
  const ids = all.employees.map((one) => one["/root/id"].value);
  expect(ids.length > 0 && new Set(ids).size === ids.length, "people: nobody, or somebody twice");
  expect(
    ids.every((id) => typeof id === "string" && /^\d+$/.test(id)),
    "people: an id is no text of digits",
  );
  const found = new Map();
  const batch = 20;
  for (let at = 0; at < ids.length; at += batch) {
    const values = ids.slice(at, at + batch);
    const { employees } = await ask("POST", "/people/search", {
      json: {
        fields: ["root.id", "root.firstName", "work.title", "work.reportsTo", "internal.status", "no.such.field"],
        filters: [{ fieldPath: "root.id", operator: "equals", values }],
        showInactive: true,
        humanReadable: "APPEND",
      },
    });
    for (const one of employees) {
      expect(values.includes(one.id), "people: somebody who was not asked for");
      expect(!("/no/such/field" in one), "people: a field that does not exist has a value");
      expect(one.firstName === one["/root/firstName"].value, "people: the two notations differ");
      expect(["Active", "Inactive"].includes(one.internal.status), `people: status ${one.internal.status}`);
      found.set(one.id, one);
    }
  }
  expect(found.size === ids.length, `people: ${found.size} of ${ids.length} in the batches`);
  const wrong = { fields: ["root.id"], filters: [{ fieldPath: "work.department", operator: "equals", values: ["x"] }] };
  await send("POST", "/people/search", { json: wrong, expected: [400] });
  return found;
}

/** Everyone's salary rows. A row counts by employee and id, since ids are counted per employee. */
async function salaries(company) {
  const byEmployee = new Map();
  const seen = new Set();
  let refused = 0;
  let pages = 0;
  for (let cursor; ; ) {
    const page = await ask("GET", "/bulk/people/salaries", { query: { limit: 30, ...(cursor && { cursor }) } });
    pages++;
    for (const { employeeId, values } of page.results) {
      const rows = values.flatMap((row) => row.values ?? [row]); // wrapped with restricted_columns in some accounts
      byEmployee.set(employeeId, [...(byEmployee.get(employeeId) ?? []), ...rows]); // may go on on the next page
    }
    refused += Array.isArray(page.errors) ? page.errors.length : 0;
    cursor = page.response_metadata.next_cursor ?? page.response_metadata.cursor ?? null;
    if (cursor === null) break;
    expect(!seen.has(cursor), "salaries: the same cursor twice");
    seen.add(cursor);
  }
  let rows = 0;
  for (const [employeeId, history] of byEmployee) {
    rows += history.length;
    expect(company.has(employeeId), "salaries: of somebody who is not among the people");
    expect(new Set(history.map(({ id }) => id)).size === history.length, "salaries: a row twice");
    expect(history.filter(({ isCurrent }) => isCurrent).length <= 1, "salaries: two current rows");
    for (const { base, effectiveDate } of history) {
      expect(/^\d{4}-\d\d-\d\d$/.test(effectiveDate), `salaries: effectiveDate ${effectiveDate}`);
      expect(base === null || (typeof base.value === "number" && /^[A-Z]{3}$/.test(base.currency)), "salaries: a base that is no amount");
    }
  }
  const some = [...byEmployee.keys()].slice(0, 3);
  const few = await ask("GET", "/bulk/people/salaries", { query: { limit: 200, employeeIds: some.join(",") } });
  expect(
    few.results.every(({ employeeId }) => some.includes(employeeId)),
    "salaries: of somebody who was not asked for",
  );
  return { employees: byEmployee.size, rows, pages, refused };
}

async function timeOff() {
  const day = 86_400_000;
  const now = Date.now();
  const date = (at) => new Date(at).toISOString().slice(0, 10);
  const since = new Date(now - 170 * day).toISOString();
  const { changes } = await ask("GET", "/timeoff/requests/changes", { query: { since, includePending: true } });
  const known = new Map(changes.map((change) => [`${change.requestId} ${change.changeType}`, change]));
  for (const { changeType, employeeId, requestId, type } of known.values()) {
    expect(["Created", "Canceled", "Deleted", "Pending"].includes(changeType), `changes: changeType ${changeType}`);
    expect(
      typeof employeeId === "string" && Number.isInteger(requestId) && typeof type === "string",
      "changes: no employee, request or type",
    );
  }
  await send("GET", "/timeoff/requests/changes", { query: { since: new Date(now - 400 * day).toISOString() }, expected: [400] });

  const { outs } = await ask("GET", "/timeoff/whosout", {
    query: { from: date(now - 30 * day), to: date(now + 60 * day), includeHourly: true, includePrivate: true },
  });
  for (const out of outs) {
    expect(typeof out.employeeId === "string" && typeof out.policyTypeDisplayName === "string", "who's out: nobody, or for nothing");
    expect((out.startDate ?? out.date) <= date(now + 60 * day), "who's out: later than asked for");
  }
  const { outs: today } = await ask("GET", "/timeoff/outtoday", { query: { includeHourly: true } });
  expect(Array.isArray(today), "out today: no list");
  return { changes: known.size, outs: outs.length, outToday: today.length };
}

/** Puts a file there, finds it in the list, fetches it by its link, and takes it away again. */
async function documents(employeeId) {
  const name = `fetched ${process.pid}.txt`;
  const bytes = new TextEncoder().encode("Grüße aus dem Archiv\n".repeat(500));
  const form = new FormData();
  form.append("file", new Blob([bytes], { type: "text/plain" }), name);
  const uploaded = await ask("POST", `/docs/people/${employeeId}/confidential/upload`, { form });
  const docId = uploaded.id ?? uploaded.docId;
  expect(docId !== undefined, "documents: the upload answered no id");
  const folders = await ask("GET", "/docs/folders/metadata");
  expect(
    folders.some(({ folderType }) => folderType.value === "confidential"),
    "documents: no confidential folder",
  );

  const list = async () => (await ask("GET", `/docs/people/${employeeId}`)).documents;
  const listed = (await list()).find(({ documentName }) => documentName === name);
  expect(listed, "documents: the uploaded one is not listed");
  // The link is signed and leads to another place: the credential must not go there.
  const file = await fetch(listed.downloadLink);
  expect(file.ok, `documents: the link answered ${file.status}`);
  const fetched = Buffer.from(await file.arrayBuffer());
  expect(fetched.equals(Buffer.from(bytes)), "documents: the file is not what was uploaded");
  await send("DELETE", `/docs/people/${employeeId}/confidential/${docId}`, { expected: [200, 204] });
  expect(!(await list()).some(({ documentName }) => documentName === name), "documents: the deleted one is still listed");
  return { bytes: fetched.length };
}

/** Large reports are made in the background: the address where they will be comes in a header. */
async function report() {
  const { views } = await ask("GET", "/company/reports");
  if (views.length === 0) return "none in this company";
  const [{ id }] = views;
  const started = await send("GET", `/company/reports/${id}/download-async`, { query: { format: "csv" }, expected: [200, 202, 204] });
  await started.arrayBuffer();
  const location = started.headers.get("location");
  expect(location, "report: no Location");
  const name = new URL(location, BASE).pathname.split("/").pop();
  let polls = 0;
  for (; polls < 40; polls++) {
    const response = await send("GET", `/company/reports/download/${name}`, { expected: [200, 204] });
    const text = (await response.text()).replace(/^\uFEFF/, "");
    if (response.status === 200) {
      const lines = text.trimEnd().split(/\r?\n/);
      expect(lines[0].includes(",") || lines[0].length > 0, "report: no header");
      const direct = await send("GET", `/company/reports/${id}/download`, { query: { format: "json" } });
      JSON.parse((await direct.text()).replace(/^\uFEFF/, ""));
      return { polls, lines: lines.length };
    }
    await sleep(3_000); // twenty a minute are allowed
  }
  throw new Error("report: not ready after two minutes");
}

const company = await people();
const [first] = [...company.values()].filter((one) => one.internal.status === "Active");
const summary = {
  people: company.size,
  salaries: await salaries(company),
  timeOff: await timeOff(),
  documents: await documents(first.id),
  report: await report(),
};
console.log(JSON.stringify(summary));
