// The Worker of the tests of the form: custom answers go into the ticket's description, and into custom fields.
import { createIntake } from 'atera-wasm/intake';

const { fetch, scheduled, Shard, Gate, Directory } = createIntake({
  origins: ['https://www.example.com'],
  dialect: 'live',
  timeZone: 'UTC',
  ratePerMinute: 60_000,
  perAddressPerMinute: 1_000_000,
  perSitePerMinute: 1_000_000,
  perReceiptPerMinute: 1_000_000,
  perVisitorPerMinute: 1_000_000,
  minSeconds: 0,
  form: {
    fields: [
      'name', 'email', 'subject', 'description',
      { name: 'urgent', type: 'yesno', label: { de: 'Eilt es?', en: 'Is it urgent?' } },
      { name: 'device', type: 'options', label: 'Device', choices: [{ value: 'pc', label: { en: 'A computer', de: 'Ein Rechner' } }, 'printer'] },
      { name: 'model', type: 'dependent', dependsOn: 'device', choices: [{ value: 'x1', for: ['pc'] }, { value: 'p9', for: ['printer'] }] },
      { name: 'cost_center', type: 'text', FieldName: 'Cost Center' },
      { name: 'language_spoken', type: 'text', FieldName: 'Language', target: 'contact' },
      { name: 'is_vip', type: 'yesno', FieldName: 'VIP', target: 'contact' },
      { name: 'size', type: 'text', FieldName: 'Größe / Size', target: 'customer', showIf: { field: 'urgent', is: 'yes' } },
    ],
  },
});
export { Shard, Gate, Directory };
export default { fetch, scheduled };
