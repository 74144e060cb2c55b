// form.io, which makes its form from a model.
import '@formio/js/dist/formio.form.min.css';
import { Formio } from '@formio/js/form';
import { AREA, GROUPS, LINES, SEND } from '../questions.mjs';

const required = { required: true };
await Formio.createForm(document.getElementById('form'), {
  components: [
    ...LINES.map(({ name, label, type, autocomplete }) => ({
      type: type === 'email' ? 'email' : 'textfield', key: name, label, autocomplete, input: true, validate: required,
    })),
    { type: 'textarea', key: AREA.name, label: AREA.label, input: true, validate: required },
    ...GROUPS.map(({ name, label, choices }) => ({
      type: 'radio', key: name, label, input: true, values: Object.entries(choices).map(([value, text]) => ({ value, label: text })),
    })),
    { type: 'button', action: 'submit', label: SEND },
  ],
});
performance.mark('done');
