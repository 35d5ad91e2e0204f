// Shows the time left of an attempt. The server keeps the time; without this script the page says until when.
(() => {
  const timer = document.querySelector("[data-quiz-seconds]");
  if (!timer) return;
  const words = timer.querySelector("span");
  const say = document.querySelector("[data-quiz-say]");
  const form = document.getElementById("answer");
  const ends = performance.now() + 1000 * timer.dataset.quizSeconds;
  const spoken = new Set();
  const announce = (minute, text) => {
    if (spoken.has(minute)) return;
    spoken.add(minute);
    say.textContent = text;
  };
  const tick = () => {
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    words.textContent = left ? `${timer.dataset.left} ${clock}` : timer.dataset.over;
    if (left <= 60) timer.classList.add("hq-timer-late");
    if ([300, 60].includes(left)) announce(left, words.textContent);
    if (left) return;
    clearInterval(running);
    announce(0, words.textContent);
    if (form) form.requestSubmit(form.querySelector("[name=go]")); // within the grace: the answer on screen is saved
  };
  const running = setInterval(tick, 1000);
  tick();
})();
