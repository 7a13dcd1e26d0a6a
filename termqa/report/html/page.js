(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const findings = [...document.querySelectorAll(".finding")];
  const closed = document.querySelector("h2.closed");
  const words = new Map();
  const text = (finding) => {
    if (!words.has(finding)) words.set(finding, finding.textContent.toLowerCase());
    return words.get(finding);
  };
  const visible = () => findings.filter((finding) => !finding.hidden);

  const apply = () => {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const { rule, file, state } = form.elements;
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const finding of findings) {
      const about = finding.dataset;
      finding.hidden = !(
        severities.has(about.severity) &&
        (!rule.value || about.rule === rule.value) &&
        (!file.value || about.file === file.value) &&
        (!state.value || about.state === state.value) &&
        wanted.every((word) => text(finding).includes(word))
      );
    }
    if (closed) closed.hidden = !visible().some((finding) => finding.dataset.state === "closed");
    shown.textContent = `${visible().length} / ${findings.length}`;
  };

  const clear = () => { form.reset(); };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));

  const show = (element) => {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const list = visible();
    const at = list.indexOf(document.activeElement.closest(".finding"));
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by];
    if (next) show(next);
  };
  const arrive = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.hidden) { clear(); apply(); }
    target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);

  const copy = async (button) => {
    const done = () => { button.dataset.said ??= button.textContent; button.textContent = "✓"; setTimeout(() => { button.textContent = button.dataset.said; }, 1200); };
    try { await navigator.clipboard.writeText(button.dataset.copy); done(); } catch {
      const field = document.createElement("textarea");
      field.value = button.dataset.copy;
      document.body.append(field);
      field.select();
      if (document.execCommand("copy")) done();
      field.remove();
      button.focus();
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) copy(button);
  });

  let left = null;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select, textarea");
    if (event.key === "Escape") { clear(); event.target.blur(); return; }
    if (typing) return;
    const finding = event.target.closest(".finding");
    if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "c" && finding) { const button = finding.querySelector(".copy"); if (button) copy(button); }
    else if (event.key === "Enter" && event.target === finding) { left = finding; finding.querySelector(".jump")?.click(); }
    else if (event.key === "Backspace" && left) { event.preventDefault(); show(left); }
  });

  const theme = document.getElementById("theme");
  const remembered = (() => { try { return localStorage.getItem("termqa-theme"); } catch { return null; } })();
  if (remembered) root.dataset.theme = remembered;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("termqa-theme", root.dataset.theme); } catch { /* a file on disk may have no storage */ }
  });

  apply();
  arrive();
})();
