// SurveyJS, which makes its form from a model.
import 'survey-core/survey-core.fontless.min.css';
import { Model } from 'survey-core';
import 'survey-js-ui';
import { AREA, GROUPS, LINES, SEND } from '../questions.mjs';

const survey = new Model({
  completeText: SEND,
  elements: [
    ...LINES.map(({ name, label, type, autocomplete }) => ({ type: 'text', name, title: label, inputType: type, autocomplete, isRequired: true })),
    { type: 'comment', name: AREA.name, title: AREA.label, isRequired: true },
    ...GROUPS.map(({ name, label, choices }) => ({
      type: 'radiogroup', name, title: label, choices: Object.entries(choices).map(([value, text]) => ({ value, text })),
    })),
  ],
});
survey.onAfterRenderSurvey.add(() => performance.mark('done'));
survey.render(document.getElementById('form'));
