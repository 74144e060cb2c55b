// @ts-check
// Made from the core's tables by tests/generated.rs; UPDATE=1 cargo test --test generated writes it anew.
// How a record lies in the shared memory: see src/model/record_layout.rs.

export const HEAD = 3;
export const ENTRY = 3;
export const NULL = 0;
export const FLAG = 1;
export const NUMBER = 2;
export const TEXT = 3;
export const OTHER = 4;
