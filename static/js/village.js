/* Applications without a connection. Drafts lie in IndexedDB, encrypted with AES-GCM; the key comes from the assistant's code by
   PBKDF2 and never leaves memory. Sending is explicit, one draft at a time; what the exchange has newer is shown, never overwritten. */
(() => {
  "use strict";

  const body = document.querySelector("[data-village]");
  if (!body || !window.indexedDB || !window.crypto || !crypto.subtle) return;
  const ROUNDS = 600000;
  const LOCK_AFTER_MS = 10 * 60 * 1000;
  const CHECK = "enbek";
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const one = (selector) => document.querySelector(selector);
  const word = (name) => one(`[data-word="${name}"]`).textContent;
  const form = one("[data-draft]");
  let key = null;
  let current = null;
  let timer = 0;

  // --- the store ---------------------------------------------------------------------------------------------------------------

  const opened = new Promise((resolve, reject) => {
    const request = indexedDB.open("enbek-village", 1);
    request.onupgradeneeded = () => { request.result.createObjectStore("meta"); request.result.createObjectStore("drafts"); };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  async function store(name, mode, act) {
    const base = await opened;
    return new Promise((resolve, reject) => {
      const request = act(base.transaction(name, mode).objectStore(name));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function derive(code, salt) {
    const material = await crypto.subtle.importKey("raw", encoder.encode(code), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  async function seal(value, withKey = key) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, withKey, encoder.encode(JSON.stringify(value)));
    return { iv, data };
  }

  async function unseal(sealed, withKey = key) {
    const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, withKey, sealed.data);
    return JSON.parse(decoder.decode(data));
  }

  async function unlock(code) {
    let salt = await store("meta", "readonly", (rows) => rows.get("salt"));
    const first = !salt;
    if (first) salt = crypto.getRandomValues(new Uint8Array(16));
    const made = await derive(code, salt);
    if (first) {
      const check = await seal(CHECK, made);
      await store("meta", "readwrite", (rows) => rows.put(salt, "salt"));
      await store("meta", "readwrite", (rows) => rows.put(check, "check"));
    } else {
      await unseal(await store("meta", "readonly", (rows) => rows.get("check")), made); // throws for a wrong code
    }
    key = made;
  }

  async function drafts() {
    const rows = await store("drafts", "readonly", (all) => all.getAll());
    return Promise.all(rows.map((row) => unseal(row)));
  }

  async function keep(draft) {
    const sealed = await seal(draft);
    await store("drafts", "readwrite", (rows) => rows.put(sealed, draft.key));
  }

  // --- the page ----------------------------------------------------------------------------------------------------------------

  function show(part) {
    document.querySelectorAll("[data-part]").forEach((section) => { section.hidden = section.dataset.part !== part; });
  }

  function lock() { key = null; current = null; form.reset(); show("lock"); one("[data-drafts]").replaceChildren(); one("[data-conflicts]").replaceChildren(); }

  function stay() { clearTimeout(timer); if (key) timer = setTimeout(lock, LOCK_AFTER_MS); }

  function network() { one("[data-net]").textContent = word(navigator.onLine ? "online" : "offline"); }

  function element(tag, text = "", attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  }

  function button(text, act, kind = "button-secondary") {
    const made = element("button", text, { type: "button", class: `button ${kind}` });
    made.addEventListener("click", act);
    return made;
  }

  async function list() {
    const rows = (await drafts()).sort((a, b) => (a.changed < b.changed ? 1 : -1));
    one("[data-drafts]").replaceChildren(...rows.map(line));
    one("[data-none]").hidden = rows.length > 0;
    one("[data-conflicts]").replaceChildren(...rows.filter((draft) => draft.conflict).map(conflict));
    show("list");
  }

  function line(draft) {
    const row = element("li");
    const head = element("div");
    head.append(element("strong", [draft.values.surname, draft.values.given_name].filter(Boolean).join(" ") || draft.values.iin));
    head.append(" ", element("span", word(draft.state), { class: "soft", "data-state": draft.state }));
    row.append(head);
    if (draft.state === "taken") row.append(element("a", word("go_on"), { class: "button", href: draft.url }));
    else row.append(button(word("edit"), () => edit(draft)));
    row.append(button(word("remove"), async () => {
      if (!window.confirm(word("remove_sure"))) return;
      await store("drafts", "readwrite", (all) => all.delete(draft.key));
      await list();
    }, "button-quiet"));
    return row;
  }

  function conflict(draft) {
    const found = draft.conflict;
    const box = element("div", "", { class: "message message-warn", "data-conflict": draft.key });
    const inner = element("div", "", { class: "message-body" });
    inner.append(element("strong", `${draft.values.surname || draft.values.iin}: ${found.about}`, { class: "message-title" }));
    const table = element("table", "", { class: "sheet-rows" });
    const head = element("tr");
    ["what", "mine", "theirs"].forEach((name) => head.append(element("th", word(name), { scope: "col" })));
    table.append(head);
    Object.entries(found.theirs).filter(([name, value]) => (draft.values[name] || "") !== value).forEach(([name, value]) => {
      const row = element("tr");
      row.append(element("th", label(name), { scope: "row" }), element("td", said(name, draft.values[name])), element("td", said(name, value)));
      table.append(row);
    });
    inner.append(table);
    const actions = element("div", "", { class: "actions" });
    if (found.url) actions.append(element("a", word("edit"), { class: "button button-secondary", href: found.url }));
    if (!found.moved_on) {
      actions.append(button(word("keep_theirs"), async () => { await keep({ ...draft, values: { ...draft.values, ...found.theirs }, base_version: found.version, conflict: null, state: "waits" }); await list(); }));
      actions.append(button(word("keep_mine"), async () => { await keep({ ...draft, base_version: found.version, conflict: null, state: "waits" }); await send(); }));
    }
    inner.append(actions);
    box.append(inner);
    return box;
  }

  // --- one draft ---------------------------------------------------------------------------------------------------------------

  const fields = () => [...new Set([...form.elements].map((item) => item.name).filter(Boolean))];

  function values() {
    const found = {};
    fields().forEach((name) => {
      const items = [...form.querySelectorAll(`[name="${name}"]`)];
      if (items[0].type === "radio") found[name] = (items.find((item) => item.checked) || { value: "" }).value;
      else if (items[0].type === "checkbox") found[name] = items[0].checked ? "on" : "";
      else found[name] = items[0].value.trim();
    });
    return found;
  }

  function label(name) {
    const item = form.querySelector(`[name="${name}"]`);
    const text = item.closest("fieldset") ? item.closest("fieldset").querySelector("legend") : form.querySelector(`label[for="${item.id}"]`);
    return text ? text.firstChild.textContent.trim() : name;
  }

  function said(name, value) {
    const item = form.querySelector(`[name="${name}"]`);
    if (!value) return "—";
    if (item.tagName === "SELECT") return ([...item.options].find((option) => option.value === value) || { text: value }).text;
    if (item.type === "radio") { const chosen = form.querySelector(`[name="${name}"][value="${value}"]`); return chosen ? chosen.closest("label").textContent.trim() : value; }
    return item.type === "checkbox" ? "✓" : value;
  }

  function edit(draft) {
    current = draft;
    form.reset();
    problems(draft.errors || {});
    fields().forEach((name) => {
      const value = draft.values[name] || "";
      form.querySelectorAll(`[name="${name}"]`).forEach((item) => {
        if (item.type === "radio") item.checked = item.value === value;
        else if (item.type === "checkbox") item.checked = value === "on";
        else if (value) item.value = value;
      });
    });
    show("edit");
    form.querySelector("input").focus();
  }

  function problems(errors) {
    const box = one("[data-errors]");
    box.replaceChildren();
    Object.entries(errors).forEach(([name, found]) => box.append(element("p", `${form.querySelector(`[name="${name}"]`) ? label(name) : ""}: ${found.join(" ")}`, { class: "message message-bad" })));
  }

  async function save() {
    current = { ...current, values: values(), changed: new Date().toISOString(), state: "waits", errors: null, conflict: null };
    await keep(current);
  }

  function sheet(shown) {
    document.querySelectorAll("[data-row]").forEach((row) => {
      const value = shown ? shown[row.dataset.row] || "" : "";
      const answer = [...row.querySelectorAll("[data-answer]")].find((item) => item.dataset.answer === value);
      const words = answer ? [...new Set([answer.dataset.kk, answer.dataset.ru])].join(" / ") : value;
      row.querySelector("[data-said]").textContent = value === "on" ? "✓" : words;
    });
    window.print();
  }

  // --- sending -----------------------------------------------------------------------------------------------------------------

  async function send() {
    try {
      const answer = await fetch(body.dataset.token, { redirect: "manual", headers: { Accept: "application/json" } });
      if (!answer.ok) { one("[data-net]").textContent = word("sign_in"); return; }
      const { token } = await answer.json();
      for (const draft of (await drafts()).filter((item) => item.state !== "taken" && !item.conflict)) await sendOne(draft, token);
    } catch {
      one("[data-net]").textContent = word("failed");
    }
    await list();
  }

  async function sendOne(draft, token) {
    const answer = await fetch(body.dataset.sync, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ key: draft.key, base_version: draft.base_version, values: draft.values }),
    });
    if (![200, 409, 422].includes(answer.status)) throw new Error(String(answer.status));
    const found = await answer.json();
    if (answer.status === 200) await keep({ ...draft, state: "taken", url: found.url, base_version: found.version, errors: null, conflict: null });
    else if (answer.status === 409) await keep({ ...draft, state: "conflict", conflict: found });
    else await keep({ ...draft, state: "invalid", errors: found.errors });
  }

  // --- what is pressed -----------------------------------------------------------------------------------------------------------

  one("[data-unlock]").addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = one("#v_pin");
    const problem = one("[data-lock-problem]");
    problem.hidden = true;
    try {
      if (field.value.length < 8) throw new Error("short");
      await unlock(field.value);
      field.value = "";
      await list();
    } catch (error) {
      problem.textContent = word(error.message === "short" ? "short" : "wrong");
      problem.hidden = false;
    }
  });
  form.addEventListener("submit", async (event) => { event.preventDefault(); await save(); one("[data-net]").textContent = word("saved"); await list(); });
  one("[data-new]").addEventListener("click", () => edit({ key: crypto.randomUUID(), base_version: 0, state: "waits", values: { received_on: new Date().toLocaleDateString("sv"), language: "kk" } }));
  one("[data-send]").addEventListener("click", send);
  one("[data-blank]").addEventListener("click", () => { form.reset(); sheet(null); });
  one("[data-print]").addEventListener("click", async () => { await save(); sheet(current.values); });
  one("[data-back]").addEventListener("click", list);
  one("[data-lock]").addEventListener("click", lock);
  ["pointerdown", "keydown"].forEach((name) => document.addEventListener(name, stay));
  ["online", "offline"].forEach((name) => window.addEventListener(name, network));
  network();
  if ("serviceWorker" in navigator) navigator.serviceWorker.register(body.dataset.worker).catch(() => {});
})();
