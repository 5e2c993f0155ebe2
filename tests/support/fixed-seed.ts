import fc from "fast-check";

// The same inputs on every run, so that a red build is red again on the next machine. FC_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });
