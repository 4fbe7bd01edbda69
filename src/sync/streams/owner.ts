/** Whose a record is that is keyed by an employee's id, "/" and more. */
export const ownerOf = (key: string): string => key.slice(0, key.indexOf("/"));
