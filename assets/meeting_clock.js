// The time that a step of a meeting has left, by the server's clock: the same on every screen, whatever its own says.
(() => {
    const blik = (window.laeringsblik ??= {});
    const SOON = 60; // seconds
    let running = null;

    const written = (seconds) => {
        const whole = Math.abs(seconds);
        return `${seconds < 0 ? "+" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    };

    const draw = (one) => {
        const left = Math.round((one.until - window.performance.now()) / 1000);
        one.timer.querySelector(".time").textContent = written(left);
        one.timer.querySelector(".words").textContent = left < 0 ? one.timer.dataset.over : one.words;
        one.timer.classList.toggle("over", left < 0);
        if (left <= SOON && one.before > SOON) one.say("soon");
        if (left <= 0 && one.before > 0) one.say("up");
        one.before = left;
    };

    const stop = () => {
        if (running) window.clearInterval(running.ticking);
        running = null;
    };

    const start = (timer, say) => {
        stop();
        if (!timer) return;
        running = { timer, say, words: timer.querySelector(".words").textContent, until: 0, before: -Infinity };
    };

    // From now; what has passed already is not told again.
    const set = (left) => {
        if (!running) return;
        const one = running;
        const until = window.performance.now() + 1000 * left;
        if (Math.abs(until - one.until) > 1500) Object.assign(one, { until, before: left });
        window.clearInterval(one.ticking);
        draw(one);
        one.ticking = window.setInterval(() => draw(one), 1000);
    };

    blik.meetingClock = { start, set, stop };
})();
