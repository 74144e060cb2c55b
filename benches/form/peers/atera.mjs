// The element around a form that the page wrote.
import '../../../pkg/form/define.js';

await customElements.whenDefined('atera-ticket-form');
performance.mark('done');
