/** A signal that knows how many listeners wait for it. */
export function countedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const waiting = new Set<unknown>();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    waiting.add(args[1]);
    addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    waiting.delete(args[1]);
    removeEventListener.apply(signal, args);
  };
  const abort = (reason?: unknown): void => {
    controller.abort(reason);
    waiting.clear(); // listeners of an abort are called once
  };
  return { signal, abort, listeners: () => waiting.size };
}
