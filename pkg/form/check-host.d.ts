/** Rules for axe-core on what a page does wrong around the form: `axe.configure(HOST_RULES)`. */
export declare const HOST_RULES: {
  branding: { application: string };
  checks: {
    id: string;
    evaluate: (node: any) => boolean | undefined;
    metadata: { impact: string; messages: { pass: string; fail: string; incomplete: string } };
  }[];
  rules: {
    id: string;
    selector: string;
    tags: string[];
    any: string[];
    all: string[];
    none: string[];
    metadata: { description: string; help: string };
  }[];
};
