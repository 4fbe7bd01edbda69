/** The same items, with the next one already under way while the present one is being handled. */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncIterableIterator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const advance = () => {
    const next = iterator.next();
    next.catch(() => undefined); // it is awaited below, later; until then it must not count as unhandled
    return next;
  };
  let next = advance();
  try {
    for (;;) {
      const result = await next;
      if (result.done) return;
      next = advance();
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}
