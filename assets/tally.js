// Counts people at the door also while there is no connection: every tap gets a name of its own, waits
// in this browser until the server has answered, and is counted there once, however often it was sent.
// Without this script the same buttons send a form.
(() => {
  const door = document.getElementById('door');
  if (!door) return;
  const state = document.getElementById('tally-state');
  const shown = document.getElementById('arrived');
  const key = `tally:${location.pathname}`;
  const read = () => {
    try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; }
  };
  const write = taps => localStorage.setItem(key, JSON.stringify(taps));
  const name = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), octet => octet.toString(16).padStart(2, '0')).join('');
  let counted = Number(shown.textContent);
  let trouble = '';
  let sending = false;
  let pause = 1000;
  let timer = 0;

  function show() {
    const taps = read();
    shown.textContent = String(counted + taps.reduce((sum, tap) => sum + tap.heads, 0));
    const waiting = taps.length ? `${door.dataset.waiting} ${taps.length}` : door.dataset.counted;
    state.textContent = trouble ? `${trouble} ${waiting}` : waiting;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
    pause = Math.min(pause * 2, 30000);
  }

  async function send() {
    if (sending) return;
    sending = true;
    try {
      for (let taps = read(); taps.length; taps = read()) {
        const { tap, heads } = taps[0];
        const body = new URLSearchParams({ csrf: door.dataset.csrf, tap, heads: String(heads) });
        const answer = await fetch(location.pathname, {
          method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual',
        });
        if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
          trouble = door.dataset.signIn;
          return;
        }
        if (answer.status === 409) {
          trouble = door.dataset.closed;
          return;
        }
        if (!answer.ok) throw new Error(String(answer.status));
        counted = (await answer.json()).arrived;
        write(read().filter(waiting => waiting.tap !== tap));
        trouble = '';
        pause = 1000;
        show();
      }
    } catch {
      trouble = door.dataset.offline;
      later();
    } finally {
      sending = false;
      show();
    }
  }

  door.addEventListener('submit', event => {
    const heads = Number(event.submitter?.value);
    if (!heads) return;
    event.preventDefault();
    if (counted + read().reduce((sum, tap) => sum + tap.heads, 0) + heads < 0) return;
    write([...read(), { tap: name(), heads }]);
    show();
    send();
  });
  addEventListener('online', send);
  show();
  send();
})();
