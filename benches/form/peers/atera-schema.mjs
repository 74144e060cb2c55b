// The element that makes its form from a schema.
import '../../../pkg/form/define.js';

const element = document.querySelector('atera-ticket-form');
new MutationObserver((_, observer) => {
  if (!element.querySelector('button')) return;
  observer.disconnect();
  performance.mark('done');
}).observe(element, { childList: true, subtree: true });
