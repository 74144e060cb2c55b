// The rule of every text, as one pattern: no control characters but tab and newline, no lone surrogates, no U+FFFD.
// Of the ways to say it (a pattern of what is forbidden, isWellFormed() beside it, a loop) this was the fastest.
export const WHOLE_TEXT = /^(?:[\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffc\ufffe\uffff\u{10000}-\u{10ffff}]|\r\n)*$/u;
