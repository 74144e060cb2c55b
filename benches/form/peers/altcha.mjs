// ALTCHA's widget in a form that the page wrote.
import 'altcha';

const widget = document.querySelector('altcha-widget');
const seen = () => {
  if (!widget.querySelector('input')) return false;
  performance.mark('done');
  return true;
};
if (!seen()) new MutationObserver((_, observer) => { if (seen()) observer.disconnect(); }).observe(widget, { childList: true, subtree: true });
