// A meeting on several screens: all stand at the same step, and nobody is taken from what they are writing.
(() => {
    const blik = (window.laeringsblik ??= {});
    const OFTEN = 2500; // milliseconds between two questions where the meeting stands
    const SELDOM = 20000; // while nobody looks at the page
    const PATIENCE = 3000; // for what was typed to be kept before the meeting goes on
    let one = null;
    let asked = 0;

    const all = (root, selector) => [...root.querySelectorAll(selector)];
    const pause = (milliseconds) => new Promise((done) => window.setTimeout(done, milliseconds));
    const steps = (root) => all(root, ".agenda [data-go]").map((button) => button.dataset.go);
    const heading = (root, step) => root.querySelector(`#step-${step}`);

    const say = (what, more = "") => {
        const said = one?.root.querySelector("[data-meeting-said]");
        if (said) said.textContent = `${said.dataset[what]} ${more}`.trim();
    };

    const isWriting = (root) => root.contains(document.activeElement) && Boolean(document.activeElement.dataset.of);

    const mark = (root, step) => {
        for (const panel of all(root, "[data-panel]")) panel.hidden = panel.dataset.panel !== step;
        for (const button of all(root, ".agenda [data-go]")) {
            if (button.dataset.go === step) button.setAttribute("aria-current", "step");
            else button.removeAttribute("aria-current");
        }
        const order = steps(root);
        root.dataset.step = step;
        root.querySelector('[data-go="back"]').disabled = step === order[0];
        root.querySelector('.meeting-bar [data-go="next"]').hidden = step === order.at(-1);
        root.querySelector(".meeting-bar form").hidden = step !== order.at(-1);
        for (const needed of all(root, "[data-needed]")) needed.hidden = true;
        for (const control of all(root, `[data-panel="${step}"] textarea`)) blik.control?.grow(control);
    };

    // A role may have been taken since the page was made.
    const tellLeaders = (root) => {
        for (const told of all(root, "[data-leads]")) {
            const name = root.querySelector(`[data-field$=".${told.dataset.leads}"] .sheet-control :is(input, textarea)`)?.value.trim();
            told.textContent = name ? told.dataset.named.replace("{name}", () => name) : told.dataset.unnamed;
        }
    };

    // `mine`: this reader led the meeting on, and goes along to the heading of the step.
    const show = (step, mine) => {
        const hadFocus = one.root.contains(document.activeElement);
        mark(one.root, step);
        tellLeaders(one.root);
        one.shown = step;
        one.root.querySelector("[data-moved]").hidden = true;
        for (const said of all(document, "main > .notice")) said.hidden = true;
        asked += 1;
        window.dash_clientside.set_props("meeting-step", { data: `${step} ${asked}` });
        say("step", heading(one.root, step).textContent);
        if (!mine && (!hadFocus || one.root.contains(document.activeElement) && document.activeElement.offsetParent)) return;
        heading(one.root, step).tabIndex = -1;
        heading(one.root, step).focus({ preventScroll: true });
        window.scrollTo(0, 0);
    };

    const comeAgain = async () => {
        if (blik.sheet?.unsent()) await Promise.race([blik.sheet.flush(false), pause(PATIENCE)]);
        window.location.reload();
    };

    const follow = () => (one.state === one.root.dataset.state ? show(one.step, true) : comeAgain());

    const heard = (answer, mine) => {
        Object.assign(one, { state: answer.state, step: answer.step });
        const isSame = answer.state === one.root.dataset.state;
        if (isSame && answer.step) blik.meetingClock.set(answer.left);
        const isHere = isSame && answer.step === one.shown;
        const mustWait = !isHere && !mine && isWriting(one.root);
        const moved = one.root.querySelector("[data-moved]");
        if (moved) moved.hidden = !mustWait;
        if (!isHere && !mustWait) follow();
    };

    const ask = async () => {
        const here = one;
        window.clearTimeout(here.polling);
        try {
            const answer = await window.fetch(`/meeting/${here.number}/state`);
            if (answer.ok && here === one && !here.leading) heard(await answer.json(), false);
            here.away = false;
        } catch {
            if (!here.away) say("away");
            here.away = true;
        }
        if (here === one) here.polling = window.setTimeout(ask, document.hidden ? SELDOM : OFTEN);
    };

    const post = (number, action, body) =>
        window.fetch(`/meeting/${number}/${action}`, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(body),
        });

    const guessIsWritten = (root) => Boolean(root.querySelector('[data-panel="guess"] [data-field] textarea')?.value.trim());

    const needGuess = () => {
        const needed = one.root.querySelector("[data-needed]");
        needed.hidden = false;
        one.root.querySelector("[data-skip]").focus();
    };

    // What was typed is kept first: the server lets nobody see the figures before it has the guess.
    const tell = async (to, skip) => {
        for (let tries = 0; ; tries += 1) {
            if (blik.sheet?.unsent()) await Promise.race([blik.sheet.flush(false), pause(PATIENCE)]);
            const answer = await post(one.number, "step", { from: one.step, to, skip });
            if (!answer.ok) return null;
            const told = await answer.json();
            if (told.why !== "guess" || tries === 4 || !guessIsWritten(one.root)) return told;
            await pause(700);
        }
    };

    const goTo = async (to, skip) => {
        one.leading = true;
        try {
            const told = await tell(to, skip);
            if (told === null) window.location.reload();
            else heard(told, true);
            if (told?.why) needGuess();
        } catch {
            say("away");
        } finally {
            one.leading = false;
        }
    };

    // "next" and "back" are told from where the meeting stands when it is their turn.
    const take = async (way, skip) => {
        const order = steps(one.root);
        const at = order.indexOf(one.step);
        const to = { next: order[at + 1], back: order[at - 1] }[way] ?? (order.includes(way) ? way : null);
        if (to && to !== one.step) await goTo(to, skip);
        else if (!to && way === "next") one.root.querySelector(".meeting-bar form button").focus();
    };

    const go = (way, skip = false) => {
        if (!isLed()) return;
        const here = one;
        here.turn = (here.turn ?? Promise.resolve()).then(() => here === one && take(way, skip));
    };

    const isLed = () => one !== null && one.root.dataset.state === "running" && one.root.classList.contains("led");

    const takeRoles = async (button) => {
        const answer = await post(one.number, "roles", {});
        if (answer.ok) button.closest(".suggested-roles").hidden = true;
    };

    const clicked = (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        if (button.dataset.go) go(button.dataset.go, button.dataset.skip === "yes");
        else if ("roles" in button.dataset) takeRoles(button);
        else if ("follow" in button.dataset) follow();
    };

    const arrive = () => {
        const root = document.querySelector("[data-meeting]");
        if (one?.root === root) return;
        if (one) window.clearTimeout(one.polling);
        blik.meetingClock.stop();
        one = root && { root, number: root.dataset.meeting, shown: root.dataset.step, step: root.dataset.step, state: root.dataset.state };
        if (!one) return;
        root.addEventListener("click", clicked);
        if (isLed()) {
            mark(root, one.step);
            blik.meetingClock.start(root.querySelector("[data-timer]"), say);
            blik.meetingClock.set(Number(root.dataset.left));
        }
        ask();
    };

    document.addEventListener("page-arrived", arrive);
    document.addEventListener("visibilitychange", () => {
        if (one && !document.hidden) ask();
    });

    blik.meeting = { go, isLed };
})();
