/** How long the browser keeps something: across visits, or until the tab closes. */
export type MemorySpan = 'visits' | 'tab';

/** Something a browser remembers under one name. */
export type Memory = {
  /** What was kept last. */
  read(): string | undefined;
  /** Keeps a text. */
  keep(text: string): void;
  /** Forgets it. */
  forget(): void;
};

/** The browser's memory for one name. Where the visitor has forbidden storage it remembers nothing and the site works on. */
export function browserMemory(name: string, span: MemorySpan = 'visits'): Memory {
  const use = <T>(task: (storage: Storage) => T): T | undefined => {
    try {
      return task(span === 'visits' ? localStorage : sessionStorage);
    } catch {
      return undefined; // storage is forbidden or full: the documented way on
    }
  };
  return {
    read: () => use((storage) => storage.getItem(name)) ?? undefined,
    keep: (text) => use((storage) => storage.setItem(name, text)),
    forget: () => use((storage) => storage.removeItem(name)),
  };
}
