// Tells the site what happened in a lesson: opened, and which seconds of a recording were heard.
// What cannot be sent now is kept on the device and sent with the next lesson.
(() => {
  const lesson = document.querySelector("[data-lesson]");
  if (!lesson) return;
  const { lesson: key, events: address, token } = lesson.dataset;
  const shelf = `hunar:${address}`;
  const read = () => JSON.parse(localStorage.getItem(shelf) || "[]");
  const keep = (list) => localStorage.setItem(shelf, JSON.stringify(list.slice(-500)));
  const id = () => crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g,
    (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
  const tell = (kind, item, payload = {}) => {
    keep([...read(), { id: id(), kind, item, at: new Date().toISOString(), payload }]);
  };
  const send = async () => {
    const events = read().slice(0, 100);
    if (!events.length || !navigator.onLine) return;
    const response = await fetch(address, {
      method: "POST", keepalive: true, credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ events }),
    }).catch(() => null);
    if (!response || !response.ok) return;
    const answered = new Set((await response.json()).results.map((result) => result.id));
    keep(read().filter((event) => !answered.has(event.id)));
  };
  tell("opened", key);
  for (const media of lesson.querySelectorAll("[data-activity] audio, [data-activity] video")) {
    const item = `${key}/${media.closest("[data-activity]").dataset.activity}`;
    let from = 0;
    const heard = () => {
      const to = media.currentTime;
      if (to - from > 1) tell("heard", item, { from: Math.round(from), to: Math.round(to) });
      from = to;
    };
    media.addEventListener("play", () => { from = media.currentTime; });
    media.addEventListener("seeking", () => { from = media.currentTime; });
    media.addEventListener("pause", () => { heard(); send(); });
    media.addEventListener("timeupdate", () => { if (media.currentTime - from >= 15) heard(); });
  }
  addEventListener("online", send);
  addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
  send();
})();
