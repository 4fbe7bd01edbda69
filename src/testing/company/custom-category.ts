/** The category of one's own that every fake company has, next to Bob's. */
export const CUSTOM_CATEGORY = { id: "category_1748390400112", label: "Lantern extras" } as const;
