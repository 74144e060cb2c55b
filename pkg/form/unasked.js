// @ts-check
// Hides what is not asked at first, before anybody sees the form; only a schema with conditions loads this.
import { fieldsOf } from './fields.js';
import { keepShowing } from './showing.js';

/** Answers what brings the form up to date. @param {HTMLFormElement} form @param {import('./schema.js').Field[]} fields @param {string} prefix */
export const hideUnasked = (form, fields, prefix) => keepShowing(form, fieldsOf(form, prefix), fields);
