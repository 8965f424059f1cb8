// One field as this browser knows it: which text of the server's it was made of, what is typed, what is on its way.
(() => {
    const blik = (window.laeringsblik ??= {});

    const PAUSE = 1500; // milliseconds after the last key
    const LONGEST = 5000; // after the first, for those who never pause

    // `base` is the revision whose text, `of`, the field was made of: what is typed is told as a change of exactly that.
    // Changes made of the same base are a chain, numbered by `n`: each holds what is in those before it, so that the
    // server knows them again whatever is lost, late or sent twice. `sending` is on its way; `head` is what stands there.
    const fresh = (address) => ({
        address, base: 0, of: "", text: "", chain: newOp(), n: 0, head: null, sending: null, problem: null, note: null, since: null, timer: null, mine: false,
    });

    const isDirty = (field) => field.sending !== null || field.text !== field.of;

    const newOp = () => {
        const bytes = window.crypto.getRandomValues(new Uint8Array(12));
        return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
    };

    const type = (field, text) => Object.assign(field, { text, n: field.n + 1 });

    // What the field was made of becomes another: a chain of its own begins.
    const found = (field, base, of) => Object.assign(field, { base, of, chain: newOp(), n: 0 });

    // The next change to tell the server of, or null. `last`: the page is being left, and nothing is waited for.
    const next = (field, last) => {
        if (field.sending && !(last && field.text !== field.sending.text)) return field.sending;
        if (field.text === field.of && !field.sending) return null;
        field.n = Math.max(field.n, 1);
        field.sending = { op: `${field.chain}.${field.n}`, base: field.base, text: field.text };
        return field.sending;
    };

    // The server has it: from now on what is typed is a change of that.
    const arrived = (field, sent, answer) => {
        if (field.sending?.op !== sent.op) return false;
        found(field, answer.rev, sent.text);
        field.n = 1; // what was typed meanwhile
        Object.assign(field, { sending: null, problem: null, since: null, mine: true });
        hear(field, { rev: answer.head, text: answer.text, both: answer.both, at: answer.at, author: answer.author });
        field.note = answer.one_child ? "one_child" : null;
        return true;
    };

    const hear = (field, head) => {
        if (field.head && head.rev <= field.head.rev) return false;
        field.head = head;
        return true;
    };

    // Somebody else picked another: the reader must choose between the two.
    const clash = (field, head) => {
        Object.assign(field, { sending: null, problem: { kind: "clash" } });
        hear(field, head);
    };

    const refuse = (field, why) => Object.assign(field, { sending: null, problem: { kind: "refused", why } });

    // What stands on the server comes to stand in the field; only when nothing of the reader's own is there.
    const follow = (field) => {
        if (isDirty(field) || !field.head) return;
        if (field.base !== field.head.rev) found(field, field.head.rev, field.head.text);
        field.text = field.head.text;
    };

    // What an earlier page of the reader's left, while somebody else wrote another: as if it were typed here.
    const takeUp = (field, entry, head) => {
        Object.assign(field, { base: entry.base, of: null, text: entry.text, chain: entry.chain, n: entry.n });
        clash(field, head);
    };

    const kept = (field) => (isDirty(field) ? { base: field.base, text: field.text, chain: field.chain, n: field.n } : null);

    blik.field = { fresh, isDirty, next, arrived, hear, clash, takeUp, refuse, follow, kept, newOp, type, found, PAUSE, LONGEST };
})();
