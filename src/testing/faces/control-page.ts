/** The control endpoint for people: what the fake was asked, and buttons for what programs do with JSON. */
export const CONTROL_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fake Bob</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --line: #8884; --quiet: light-dark(#555, #aaa); --bad: light-dark(#b3261e, #ff8a80); }
  body { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
  h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; }
  p { margin: .3rem 0; color: var(--quiet); }
  button, select { font: inherit; padding: .25rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: none; color: inherit; }
  button:hover { border-color: currentColor; } :focus-visible { outline: 2px solid #4a7dff; outline-offset: 2px; }
  form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  td { overflow-wrap: anywhere; } .counts :is(th, td):not(:first-child) { text-align: right; padding: .25rem 0 .25rem .6rem; }
  #requests td:first-child { white-space: nowrap; } .bad { color: var(--bad); } code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
  @media (max-width: 40rem) {
    body { padding: 1rem; } .counts { font-size: .85rem; } .requests thead { display: none; }
    #requests tr { display: grid; grid-template-columns: auto auto 1fr; border-bottom: 1px solid var(--line); }
    #requests td { border: 0; } #requests td:last-child { grid-column: 1 / -1; padding-top: 0; color: var(--quiet); } #requests td:empty { display: none; }
  }
</style>
</head>
<body>
<h1>Fake Bob</h1>
<p id="state" role="status">…</p>
<form id="actions">
  <button type="button" data-days="1">One day on</button>
  <button type="button" data-days="30">30 days on</button>
  <label>Scenario <select id="scenario"><option value="">none</option></select></label>
  <button type="button" id="reset">Start again</button>
</form>
<p>Programs do the same, and more, with JSON: <code>GET /__fake</code> lists how.</p>
<h2>Endpoints</h2>
<table class="counts"><thead><tr><th>endpoint</th><th>requests</th><th>refused</th><th>429</th><th>failed</th></tr></thead><tbody id="endpoints"></tbody></table>
<h2>Latest requests</h2>
<table class="requests"><thead><tr><th>time</th><th>status</th><th>request</th><th>why</th></tr></thead><tbody id="requests"></tbody></table>
<script>
  const $ = (id) => document.getElementById(id);
  const ask = async (path, body) => {
    const response = await fetch("/__fake" + path, body === undefined ? {} : { method: "POST", body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };
  const fill = (body, rows) => body.replaceChildren(...rows.map((cells) => {
    const row = document.createElement("tr");
    for (const [text, bad] of cells) {
      const cell = row.insertCell();
      cell.textContent = text;
      if (bad) cell.className = "bad";
    }
    return row;
  }));
  let said = "";
  async function show() {
    try {
      const [{ today, employees }, stats, { requests }, clock] = await Promise.all([ask("/company"), ask("/stats"), ask("/requests?last=50"), ask("/clock")]);
      const active = employees.filter(({ status }) => status === "Active").length;
      $("state").textContent = said + [
        "It is " + (clock.now ?? today).slice(0, 16).replace("T", " ") + ".",
        employees.length + " people, " + active + " of them active.",
        stats.requests + " requests; at most " + stats.mostRefusedInTenSeconds + " refused in ten seconds (Bob blocks at 50).",
      ].join(" ");
      fill($("endpoints"), Object.entries(stats.endpoints).map(([id, one]) => [[id], [one.requests], [one.refused, one.refused > 0], [one.rateLimited, one.rateLimited > 0], [one.failed, one.failed > 0]]));
      fill($("requests"), requests.reverse().map((one) => {
        const query = new URLSearchParams(one.query).toString();
        return [[new Date(one.at).toISOString().slice(11, 19)], [one.status, one.status >= 400], [one.method + " " + one.path + (query && "?" + query)], [one.explanation ?? ""]];
      }));
    } catch (error) {
      $("state").textContent = "The fake does not answer: " + error.message;
    }
  }
  const act = async (path, body) => {
    try { await ask(path, body); said = ""; } catch (error) { said = error.message + " "; }
    await show();
  };
  for (const button of document.querySelectorAll("[data-days]")) button.onclick = () => act("/clock", { advance: { days: Number(button.dataset.days) } });
  $("reset").onclick = () => act("/reset", $("scenario").value ? { scenarios: [$("scenario").value] } : {});
  ask("").then(({ scenarios }) => {
    for (const [name, summary] of Object.entries(scenarios)) $("scenario").append(Object.assign(new Option(name, name), { title: summary }));
  });
  show();
  setInterval(show, 2000);
</script>
</body>
</html>
`;
