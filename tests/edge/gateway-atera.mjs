// Plays Atera for the gateway's tests: it says what reached it, and never the key itself.

export default {
  /** @param {Request} request @param {{ API_KEY: string }} env */
  async fetch(request, env) {
    const url = new URL(request.url);
    const key = request.headers.get('x-api-key');
    const token = request.headers.get('authorization');
    const headers = {
      'content-type': 'application/json',
      'retry-after': '7',
      // What a careless upstream might send back.
      'x-echoed-key': key ?? token ?? '',
      'set-cookie': `session=${key ?? token}`,
    };
    const status = url.searchParams.has('fail') ? Number(url.searchParams.get('fail')) : 200;
    return new Response(JSON.stringify({
      method: request.method,
      path: url.pathname + url.search,
      isSigned: key === env.API_KEY,
      isSignedByToken: token === `Bearer ${env.API_KEY}`,
      headers: [...request.headers.keys()].sort(),
      body: await request.text(),
    }), { status, headers });
  },
};
