/* Signing with an EDS through NCALayer, the program of the National Certification Authority on the reader's computer.

   For each <form data-sign>: takes the document from data-content, asks NCALayer at data-ncalayer-url, puts the
   signature into the field "cms" and sends the form. All words come from the page. The module "basics" is asked
   first; an old NCALayer that does not know it is asked through "commonUtils". */
(() => {
  "use strict";

  const BASICS = "kz.gov.pki.knca.basics";
  const COMMON_UTILS = "kz.gov.pki.knca.commonUtils";
  const SIGNING_PURPOSE = "1.3.6.1.5.5.7.3.4";
  const CONNECT_MS = 8000;
  const TECHNICAL = ["not_running", "lost", "refused", "failed"];

  class Problem extends Error {
    constructor(word, details = "") {
      super(word);
      this.word = word;
      this.details = details;
    }
  }

  /* One connection. Requests go one at a time: NCALayer answers in order and does not number its answers. */
  class NCALayer {
    constructor(socket, greeting) {
      this.socket = socket;
      this.greeting = greeting;
    }

    static connect(url) {
      return new Promise((resolve, reject) => {
        let socket;
        try {
          socket = new WebSocket(url);
        } catch {
          reject(new Problem("not_running"));
          return;
        }
        const timer = setTimeout(() => { socket.close(); reject(new Problem("not_running")); }, CONNECT_MS);
        socket.onerror = socket.onclose = () => { clearTimeout(timer); reject(new Problem("not_running")); };
        socket.onmessage = (event) => {
          const greeting = parsed(event.data);
          if (!greeting || !greeting.result || !greeting.result.version) return;
          clearTimeout(timer);
          resolve(new NCALayer(socket, greeting));
        };
      });
    }

    ask(request) {
      return new Promise((resolve, reject) => {
        this.socket.onerror = this.socket.onclose = () => reject(new Problem("lost"));
        this.socket.onmessage = (event) => {
          if (event.data === "--heartbeat--") return;
          const answer = parsed(event.data);
          if (answer) resolve(answer); else reject(new Problem("refused"));
        };
        this.socket.send(JSON.stringify(request));
      });
    }

    close() {
      this.socket.onclose = this.socket.onerror = this.socket.onmessage = null;
      this.socket.close();
    }
  }

  function parsed(text) {
    try {
      const value = JSON.parse(text);
      return value && typeof value === "object" ? value : null;
    } catch {
      return null;
    }
  }

  /* What the document says it is for. */
  function purpose_of(content) {
    try {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      return String(parsed(new TextDecoder().decode(bytes)).purpose || "");
    } catch {
      return "";
    }
  }

  function without_armour(cms) {
    return cms.replace(/-----[A-Z0-9 #]+-----/g, "").replace(/\s+/g, "");
  }

  /* What NCALayer's own words mean. */
  function meaning(details) {
    const text = String(details || "");
    if (/cancel/i.test(text)) return new Problem("cancelled");
    if (/expired|not.?after|срок|мерзім/i.test(text)) return new Problem("expired");
    if (/auth|usage|назначени/i.test(text)) return new Problem("wrong_kind");
    if (/\b(iin|bin)\b|ИИН|БИН|ЖСН|БСН/i.test(text)) return new Problem("wrong_person");
    return new Problem("failed", text);
  }

  async function through_basics(layer, wish) {
    const answer = await layer.ask({
      module: BASICS,
      method: "sign",
      args: {
        allowedStorages: null,
        format: "cms",
        data: wish.contents.length === 1 ? wish.contents[0] : wish.contents,
        signingParams: { decode: true, encapsulate: false, digested: false, tsaProfile: null },
        signerParams: { extKeyUsageOids: wish.anyKey ? [] : [SIGNING_PURPOSE], iin: wish.iin || null, bin: wish.bin || null, serialNumber: null, chain: wish.anyIssuer ? [] : null },
        locale: wish.locale,
      },
    });
    if (answer.success === false && answer.errorCode === "MODULE_NOT_FOUND") return null;
    if (answer.status !== true) throw meaning(answer.details || answer.message || answer.code || answer.errorCode);
    const result = answer.body && answer.body.result;
    const signatures = Array.isArray(result) ? result : [result];
    if (!signatures[0]) throw new Problem("cancelled");
    return signatures;
  }

  async function through_common_utils(layer, wish) {
    const tokens = await layer.ask({ module: COMMON_UTILS, method: "getActiveTokens", args: [] });
    if (tokens.success === false) throw new Problem("refused");
    const storage = Array.isArray(tokens.responseObject) && tokens.responseObject[0] || "PKCS12";
    const signatures = [];
    for (const content of wish.contents) {  // the old module signs one document a dialog
      const answer = await layer.ask({ module: COMMON_UTILS, method: "createCAdESFromBase64", args: [storage, wish.anyKey ? "ANY" : "SIGNATURE", content, false] });
      if (answer.code !== "200") throw meaning(answer.message);
      signatures.push(answer.responseObject);
    }
    return signatures;
  }

  /* The chooser page that only the demo signer has: never anywhere but on this computer. */
  function chooser_of(greeting) {
    const address = String(greeting.chooser || "");
    return /^http:\/\/(127\.0\.0\.1|localhost):\d{2,5}\/$/.test(address) ? address : "";
  }

  class SignForm {
    constructor(form) {
      this.form = form;
      this.start = form.querySelector("[data-sign-start]");
      this.state = form.querySelector("[data-sign-state]");
      this.problem = form.querySelector("[data-sign-problem]");
      this.chooser = form.querySelector("[data-sign-chooser]");
      this.busy = false;
      form.querySelector("[data-sign-actions]").hidden = false;
      const file = form.querySelector("[data-sign-file]");
      if (file) file.open = Boolean(file.querySelector(".errorlist"));
      this.start.addEventListener("click", () => this.sign());
    }

    word(name) {
      return this.form.querySelector(`[data-sign-words] [data-word="${name}"]`);
    }

    say(name) {
      this.problem.hidden = true;
      this.state.querySelector("[data-sign-state-text]").textContent = this.word(name).textContent;
      this.state.hidden = false;
    }

    complain(problem) {
      const word = this.word(problem.word) || this.word("failed");
      this.state.hidden = true;
      this.problem.querySelector("[data-sign-problem-title]").textContent = word.dataset.title;
      this.problem.querySelector("[data-sign-problem-text]").textContent = problem.details ? `${word.textContent} (${problem.details.slice(0, 200)})` : word.textContent;
      this.problem.dataset.word = problem.word;
      this.problem.hidden = false;
      const file = this.form.querySelector("[data-sign-file]");
      if (file && (problem.word === "not_running" || problem.word === "refused")) file.open = true;
      this.record(problem.word);
    }

    /* A technical failure is stamped by the exchange, for the person to show. That it could not be is no further failure. */
    async record(word) {
      const recorded = this.form.querySelector("[data-sign-recorded]");
      if (!recorded || !TECHNICAL.includes(word)) return;
      recorded.hidden = true;
      const token = this.form.querySelector('input[name="csrfmiddlewaretoken"]').value;
      const body = new URLSearchParams({ csrfmiddlewaretoken: token, code: word, purpose: this.form.dataset.purpose || purpose_of(this.form.dataset.content) });
      try {
        const answer = await fetch(this.form.dataset.failedUrl, { method: "POST", body, credentials: "same-origin", redirect: "error" });
        recorded.hidden = answer.status !== 204;
      } catch {
        recorded.hidden = true;
      }
    }

    invite(layer) {
      const address = chooser_of(layer.greeting);
      this.chooser.hidden = !address;
      if (address) this.chooser.querySelector("a").href = address;
      this.say(address ? "choosing_demo" : "choosing");
    }

    /* What is signed and where each signature goes: the document of the form, or the rows that are ticked. */
    places() {
      const rows = [...this.form.querySelectorAll("[data-sign-row]")];
      if (!rows.length) return [{ content: this.form.dataset.content, input: this.form.querySelector('input[name="cms"]') }];
      const ticked = rows.filter((row) => row.querySelector("[data-sign-tick]").checked);
      if (!ticked.length) throw new Problem("nothing");
      return ticked.map((row) => ({ content: row.dataset.signRow, input: row.querySelector("[data-sign-cms]") }));
    }

    async sign() {
      if (this.busy) return;
      this.busy = this.start.disabled = true;
      let layer = null;
      try {
        const places = this.places();
        this.say("connecting");
        const data = this.form.dataset;
        layer = await NCALayer.connect(data.ncalayerUrl);
        this.invite(layer);
        const wish = { contents: places.map((place) => place.content), iin: data.iin, bin: data.bin, locale: data.locale, anyKey: "anyKey" in data, anyIssuer: Boolean(chooser_of(layer.greeting)) };
        const signatures = await through_basics(layer, wish) || await through_common_utils(layer, wish);
        places.forEach((place, number) => { place.input.value = without_armour(signatures[number] || ""); });
        this.chooser.hidden = true;
        this.say("sending");
        this.form.requestSubmit();
      } catch (error) {
        this.complain(error instanceof Problem ? error : new Problem("failed", String(error && error.message || "")));
      } finally {
        if (layer) layer.close();
        this.busy = this.start.disabled = false;
      }
    }
  }

  document.querySelectorAll("form[data-sign]").forEach((form) => new SignForm(form));
})();
