// The words that the script says, as the page brought them, and times as the server's clock tells them.
(() => {
    const blik = (window.laeringsblik ??= {});

    const read = (root) => JSON.parse(root.querySelector("[data-words]")?.dataset.words ?? "{}");
    const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

    const parts = (at) => {
        const [year, month, day, hour, minute] = at.split(/[-T:]/);
        return { year, month: String(Number(month)), day: String(Number(day)), hour, minute };
    };
    // Without the day where it is today's. `now` is the server's.
    const when = (words, at, now) => fill(at.slice(0, 10) === now?.slice(0, 10) ? words.clock : words.day_clock, parts(at));
    const clock = (words, at) => fill(words.at, parts(at));

    const present = (words, names) => {
        if (!names.length) return words.nobody_else;
        const [name] = names;
        const n = names.length - 1;
        return fill([words.one_other, words.two_others][n] ?? words.more_others, { name, n });
    };

    blik.words = { read, fill, when, clock, present };
})();
