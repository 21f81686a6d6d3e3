// Keyboard, dialogs, toasts, drawer, row selection, drop zones. No framework, no inline handlers:
// everything is found by its class or data attribute, so parts swapped in later work too.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

  // Requests made by htmx carry the token, and no empty parameters in addresses.
  document.addEventListener('htmx:configRequest', (event) => {
    const { verb, headers, parameters } = event.detail;
    const token = $('meta[name=csrf-token]');
    if (verb !== 'get') {
      if (token) headers[token.dataset.header] = token.content;
      return;
    }
    // Columns stand in the address only where they differ from the list's own.
    const columns = $$('input[name=cols]', event.detail.elt);
    if (columns.length && columns.every((box) => box.checked === (box.dataset.own === 'true'))) {
      delete parameters.cols;
      if (parameters instanceof FormData) parameters.delete('cols');
    }
    const names = parameters instanceof FormData ? [...new Set(parameters.keys())] : Object.keys(parameters);
    for (const name of names) {
      const values = parameters instanceof FormData ? parameters.getAll(name) : [parameters[name]].flat();
      const kept = values.filter((value) => value !== '');
      if (kept.length === values.length) continue;
      delete parameters[name];
      if (parameters instanceof FormData) { parameters.delete(name); kept.forEach((value) => parameters.append(name, value)); }
      else if (kept.length) parameters[name] = kept;
    }
  });

  // Toasts go by themselves; those that tell of a refusal stay.
  const settle = (toast) => {
    if (toast.dataset.seen) return;
    toast.dataset.seen = 'yes';
    if (!toast.classList.contains('fs-toast-problem')) setTimeout(() => toast.remove(), 6000);
  };
  const toasts = $('#toasts');
  if (toasts) {
    $$('.fs-toast', toasts).forEach(settle);
    new MutationObserver(() => $$('.fs-toast', toasts).forEach(settle)).observe(toasts, { childList: true });
  }

  document.addEventListener('click', (event) => {
    if (closest(event, '[data-close-toast]')) { closest(event, '.fs-toast').remove(); return; }
    const opener = closest(event, '[data-dialog]');
    if (opener) { document.getElementById(opener.dataset.dialog)?.showModal(); event.preventDefault(); }
    if (closest(event, '[data-close-dialog]')) closest(event, 'dialog').close();
    if (event.target instanceof HTMLDialogElement && event.target.classList.contains('fs-dialog')) event.target.close();
    if (closest(event, '[data-print]')) window.print();
    const frame = $('.fs-frame');
    if (closest(event, '[data-drawer]')) drawer(!frame.classList.contains('fs-open'));
    else if (frame?.classList.contains('fs-open') && !closest(event, '.fs-side')) drawer(false);
    $$('details.fs-menu[open]').forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  const drawer = (open) => {
    $('.fs-frame').classList.toggle('fs-open', open);
    $$('[data-drawer]').forEach((button) => button.setAttribute('aria-expanded', String(open)));
    if (open) $('.fs-side a')?.focus();
  };

  // Paper is white: charts are drawn anew for it, and again for the screen afterwards.
  const root = document.documentElement;
  let shown = null;
  window.addEventListener('beforeprint', () => { shown ??= root.dataset.bsTheme; root.dataset.printing = 'yes'; root.dataset.bsTheme = 'light'; });
  window.addEventListener('afterprint', () => { delete root.dataset.printing; if (shown) root.dataset.bsTheme = shown; shown = null; });

  // On a narrow screen the tab of this page is where it can be seen.
  const tab = $('.fs-tabs a[aria-current]');
  if (tab) { const bar = tab.parentElement; bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - 24; }

  // A form is sent once; the button says so.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.sent && form.method === 'post') { event.preventDefault(); return; }
    if (form.method === 'post' && !form.hasAttribute('hx-post')) {
      form.dataset.sent = 'yes';
      setTimeout(() => { delete form.dataset.sent; }, 4000);
    }
  });

  // Rows: which is current, which are picked.
  const list = () => $('[data-list]');
  const rows = () => $$('[data-list] tbody tr[data-row]');
  const current = () => $('[data-list] tr.fs-current');
  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    current()?.classList.remove('fs-current');
    next.classList.add('fs-current');
    next.scrollIntoView({ block: 'nearest' });
  };
  const picked = () => {
    const boxes = $$('[data-list] input[data-pick]');
    const chosen = boxes.filter((box) => box.checked);
    boxes.forEach((box) => box.closest('tr').classList.toggle('fs-picked', box.checked));
    const bar = $('[data-bulk]');
    if (bar) { bar.hidden = chosen.length === 0; $('[data-bulk-count]', bar).textContent = String(chosen.length); }
    const all = $('[data-list] input[data-pick-all]');
    if (all) { all.checked = boxes.length > 0 && chosen.length === boxes.length; all.indeterminate = chosen.length > 0 && !all.checked; }
  };
  document.addEventListener('change', (event) => {
    if (closest(event, '[data-pick-all]')) $$('[data-list] input[data-pick]').forEach((box) => { box.checked = event.target.checked; });
    if (closest(event, '[data-pick], [data-pick-all]')) picked();
    const zone = closest(event, '.fs-drop-zone');
    if (zone) names(zone);
    if (closest(event, '[data-submit-on-change]')) event.target.form.requestSubmit();
  });
  document.addEventListener('htmx:afterSwap', picked);
  // Going back restores ticked boxes without telling: look again.
  window.addEventListener('pageshow', picked);

  // What the search box finds hangs below it; the arrows walk through it, Escape goes back.
  const found = () => $('#fs-found');
  const open = (yes) => {
    if (!found()) return;
    found().hidden = !yes;
    $('#fs-search').setAttribute('aria-expanded', String(yes));
  };
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.target === found()) open(document.activeElement === $('#fs-search') && found().children.length > 0);
  });
  document.addEventListener('input', (event) => { if (event.target.id === 'fs-search' && !event.target.value.trim()) open(false); });
  document.addEventListener('focusin', (event) => {
    if (!closest(event, '.fs-search')) open(false);
    else if (event.target.id === 'fs-search' && event.target.value.trim() && found()?.children.length) open(true);
  });
  document.addEventListener('click', (event) => { if (!closest(event, '.fs-search')) open(false); });
  const walk = (event) => {
    const hits = $$('a', found());
    const at = hits.indexOf(document.activeElement);
    const next = event.key === 'ArrowDown' ? hits[Math.min(at + 1, hits.length - 1)] : at > 0 ? hits[at - 1] : $('#fs-search');
    next?.focus();
    event.preventDefault();
  };

  const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== 'checkbox');
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      const box = $('#fs-search');
      if (box) { box.focus(); box.select(); event.preventDefault(); }
      return;
    }
    if (closest(event, '.fs-search') && found() && !found().hidden) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { walk(event); return; }
      if (event.key === 'Escape') { $('#fs-search').focus(); open(false); event.preventDefault(); return; }
    }
    if (event.key === 'Escape') {
      $$('details.fs-menu[open]').forEach((menu) => { menu.open = false; $('summary', menu).focus(); });
      if ($('.fs-frame.fs-open')) drawer(false);
      if (typing(event.target)) event.target.blur();
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || $('dialog[open]')) return;
    if (event.key === '/') {
      const box = $('[data-list] input[type=search]') || $('#fs-search');
      if (box) { box.focus(); event.preventDefault(); }
    }
    if (!list()) return;
    if (event.key === 'j') move(1);
    if (event.key === 'k') move(-1);
    if (event.key === 'x') { const box = current() && $('input[data-pick]', current()); if (box) { box.checked = !box.checked; picked(); } }
    if (event.key === 'Enter' && current()?.dataset.href && !closest(event, 'a, button, summary')) location.assign(current().dataset.href);
  });

  // Files: dropped or chosen, named below.
  const names = (zone) => {
    const input = $('input[type=file]', zone);
    const target = $('.fs-files', zone);
    target.replaceChildren(...[...input.files].map((file) => {
      const line = document.createElement('li');
      line.textContent = `${file.name} · ${(file.size / 1e6).toFixed(file.size < 1e5 ? 3 : 1)} MB`;
      return line;
    }));
  };
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(kind, (event) => {
      const zone = closest(event, '.fs-drop-zone');
      if (!zone) return;
      event.preventDefault();
      zone.classList.toggle('fs-over', kind === 'dragover');
      if (kind === 'drop' && event.dataTransfer?.files.length) { $('input[type=file]', zone).files = event.dataTransfer.files; names(zone); }
    });
  }
})();
