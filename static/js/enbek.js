/* Small helps. Every page works without this file. */
(() => {
  "use strict";

  // A dialog opens over the page; without a script its link jumps to it (:target).
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (!opener) return;
    const dialog = document.getElementById(opener.dataset.dialog);
    if (!dialog || typeof dialog.showModal !== "function") return;
    event.preventDefault();
    dialog.showModal();
  });
  document.addEventListener("click", (event) => {
    const closer = event.target.closest("dialog[open] [data-close]");
    if (!closer) return;
    event.preventDefault();
    closer.closest("dialog").close();
  });

  // A form is sent once: the second tap of an impatient finger does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (!navigator.onLine) { event.preventDefault(); sayNoConnection(form, event.submitter); return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });

  // Without a connection nothing is sent: the page stays with all that was typed in it, and says so.
  const sayNoConnection = (form, button) => {
    const words = document.getElementById("no-connection");
    if (!words || form.querySelector("[data-no-connection]")) return;
    const notice = words.content.firstElementChild.cloneNode(true);
    const place = button && button.closest(".actions");
    form.insertBefore(notice, place && place.parentNode === form ? place : null);
  };
  window.addEventListener("online", () => {
    document.querySelectorAll("[data-no-connection]").forEach((notice) => notice.remove());
  });

  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  });
})();
