import type { Inline, MenuPath, Text } from "./document.ts";

const GROUPS: MenuPath = { path: ["System settings", "Account", "Permission groups"] };

/** Which group is meant, where the way to it has not been told. */
export const THE_GROUP: readonly Inline[] = ["the permission group of the integration's service user (", GROUPS, ")"];

/** The way to the permission screen, for a group that exists. */
export const OPEN_GROUP: readonly Text[] = [
  ["Log in to Bob as an administrator and open ", GROUPS, "."],
  ["Choose the permission group of the integration's service user on the left."],
  ["Click ", { strong: "Edit permissions" }, " at the top of the page."],
];

/** How changes on the permission screen take effect. */
export const SAVE_GROUP: readonly Text[] = [
  ["Click ", { strong: "Save" }, " at the top of the page."],
  ["Bob shows what is going to change. Compare it with this page, and click ", { strong: "Apply" }, "."],
];

/** How to choose everybody, people who left included. */
export const CHOOSE_EVERYBODY: Text = [
  "Click ",
  { strong: "Access data for" },
  " above the list of the tab “People's data”. Choose ",
  { strong: "Select people by condition" },
  ", click ",
  { strong: "Edit" },
  ", choose ",
  { strong: "Lifecycle Status" },
  " in the first list and ",
  { strong: "Exists" },
  " in the second, and click ",
  { strong: "Apply" },
  ".",
];
