export { violations } from '../embedded/axe.mjs';
