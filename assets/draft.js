// Keeps the words of a form while they are typed, and says beside the date and the hours how they
// read. What is kept is offered when the form is opened again. Without this script the form is sent
// and saved as ever.
(() => {
  const form = document.getElementById('draft');
  if (!form) return;
  const state = document.getElementById('draft-state');
  const sentence = document.getElementById('when-sentence');
  const hours = ['date', 'start_time', 'end_time', 'occurrence', 'length', 'venue', 'kind'];
  let timer = 0;
  let touched = false;
  let left = false;
  let flight = new AbortController();
  let asked = 0;

  const fields = () => Array.from(new FormData(form)).filter(([, value]) => typeof value === 'string');

  async function keep(leaving) {
    clearTimeout(timer);
    if (!touched || left) return;
    touched = false;
    flight = new AbortController();
    try {
      const answer = await fetch(form.dataset.typed, {
        method: 'POST',
        body: new URLSearchParams(fields()),
        redirect: 'manual',
        keepalive: leaving,
        signal: flight.signal,
      });
      if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
        state.textContent = form.dataset.signedOut;
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      state.textContent = await answer.text();
    } catch (trouble) {
      if (left || trouble.name === 'AbortError') return;
      touched = true;
      state.textContent = form.dataset.offline;
    }
  }

  async function read() {
    const turn = ++asked;
    const own = new URLSearchParams(fields().filter(([name]) => hours.includes(name)));
    const path = form.dataset.when;
    try {
      const answer = await fetch(`${path}${path.includes('?') ? '&' : '?'}${own}`, { redirect: 'manual' });
      const text = answer.ok ? await answer.text() : '';
      if (turn === asked) sentence.textContent = text;
    } catch {
      if (turn === asked) sentence.textContent = '';
    }
  }

  form.addEventListener('input', () => {
    touched = true;
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), 2000);
  });
  form.addEventListener('change', event => {
    if (sentence && form.dataset.when && hours.includes(event.target.name)) read();
  });
  // What is sent is not kept once more behind its back.
  form.addEventListener('submit', () => {
    left = true;
    clearTimeout(timer);
    flight.abort();
  });
  addEventListener('pagehide', () => keep(true));
  addEventListener('pageshow', event => {
    if (event.persisted) left = false;
  });
})();
