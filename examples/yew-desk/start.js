// wasm-bindgen's own start: it fetches the wasm, and Rust puts the page together.
import start from './yew-desk.js';

start({ module_or_path: new URL('yew-desk.wasm', import.meta.url) }).catch((error) => {
  document.body.textContent = `The page cannot start in this browser: ${error.message}`;
});
