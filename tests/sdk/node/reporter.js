// One line a check, for tests/sdk/run: "ok", or "failed" with its reason, then the name.

export default async function* lines(events) {
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.skip === undefined && data.todo === undefined) yield `ok\t${data.name}\n`;
    if (type === 'test:fail') {
      const error = data.details.error.cause ?? data.details.error;
      const reason = String(error.message ?? error).replaceAll(/\s+/g, ' ');
      yield `failed\t${data.name}\t${reason}\n`;
    }
  }
}
