/** The kinds of sync that have a list of permissions of their own. */
export type PresetName = "base" | "salary" | "bank" | "timeOff" | "files";

/** One box of a preset, as the set-up guide has it. */
export interface PresetLine {
  readonly key: string;
  /** Tab, and section of the tab, of Bob's screen. */
  readonly section: "Features" | "People's data > People" | "People's data > Docs";
  /** The rest of the way to the box, in the guide's wording. */
  readonly wording: string;
}

/** What one kind of sync needs, in the order in which the set-up guide lists it. */
export interface Preset {
  readonly title: string;
  readonly lines: readonly PresetLine[];
}

const feature = (key: string, wording: string): PresetLine => ({ key, section: "Features", wording });
const people = (key: string, wording: string): PresetLine => ({ key, section: "People's data > People", wording });
const docs = (key: string, wording: string): PresetLine => ({ key, section: "People's data > Docs", wording });

/** The lists of the set-up guide. Each is complete as the guide has it; the audience comes on top of all of them. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  base: {
    title: "Base employee data",
    lines: [
      feature("fields.manage", "Settings > Employee Fields > Manage Employee field settings"),
      feature("lists.edit", "People > Lists > Edit all lists (sites, job titles, etc.)"),
      people("about.view", "About > View selected employees' About sections"),
      people("address.view", "Address > View selected employees' Address sections"),
      people("root.view", "Basic Info > View selected employees' Basic info sections"),
      people("emergency.view", "Emergency > View selected employees' Emergency sections"),
      people("employment.view", "Employment > View selected employees' Employment sections"),
      people("employment.viewHistory", "Employment > View selected employees' Employment section histories"),
      people("home.view", "Home > View selected employees' Home sections"),
      people("identification.view", "Identification > View selected employees' Identification sections"),
      people("identification.edit", "Identification > Edit selected employees' Identification sections"),
      people("payroll.view", "Payroll > View selected employees' Payroll sections"),
      people("personal.edit", "Personal > Edit selected employees' Personal sections"),
      people("personal.view", "Personal > View selected employees' Personal sections"),
      people("personalContact.view", "Personal Contact Details > View selected employees' Personal contact details sections"),
      people("userData.view", "User Data > View selected employees' User data sections"),
      people("work.view", "Work > View selected employees' Work sections"),
    ],
  },
  salary: {
    title: "Salaries and job titles",
    lines: [
      people("work.viewHistory", "Work > View selected employees' Work section histories"),
      people("payroll.viewHistory", "Payroll > View selected employees' Payroll section histories"),
    ],
  },
  bank: {
    title: "Bank details",
    lines: [people("financial.view", "Financial > View selected employees' Financial sections")],
  },
  timeOff: {
    title: "Time off",
    lines: [
      feature("timeOff.settings", "Time off > See company's time off settings"),
      people("timeOff.seeBalances", "Time off > See selected people's time off and sick leave balances"),
      people("timeOff.approveForOthers", "Time off > View, approve or decline requests that are pending approval of others"),
      people("timeOff.seePrivate", "Time off > See who's out because of a private policy"),
      people("timeOff.seeWhosOut", "Time off > See who's out today"),
      people("timeOff.manageRequests", "Time off > Create, edit, and cancel people's requests that haven't been approved yet"),
    ],
  },
  // Rights to files are given folder by folder. Upload and Delete are those of a folder of one's own unless a plan names Bob's.
  files: {
    title: "Files",
    lines: [
      docs("docs.deleteCustom", "Delete selected employees' docs in the folder"),
      docs("docs.editTags", "Edit tags of selected employees' docs in the folder"),
      docs("docs.uploadCustom", "Upload selected employees' docs in the folder"),
      docs("docs.view", "View selected employees' docs in the folder"),
    ],
  },
};

/** One step of setting an integration up in Bob. */
export interface SetupStep {
  readonly title: string;
  /** What to do, in order. Labels of Bob's screen stand between `**`. */
  readonly actions: readonly string[];
  /** Menus that lead there, outermost first and joined with " > "; several where Bob's screens have differed. */
  readonly places?: readonly string[] | undefined;
  /** What to beware of. */
  readonly note?: string | undefined;
  /** Whether the boxes of the plan are to be listed here. */
  readonly boxes?: true | undefined;
}

/** What an HR admin does in Bob, from the service user to the saved permission group. */
export const SETUP_STEPS: readonly SetupStep[] = [
  {
    title: "Create the service user",
    places: [
      "System settings > Integrations > Integrations sub menu > Service Users > Manage",
      "Settings > Integrations > Automation > Service users",
    ],
    actions: [
      "Log in to Bob with administrator permissions.",
      "Click **Create Service User**, fill in **Service User Name** and **Display Name**, and click **Save**.",
      "Bob shows a user ID and a token. Keep both in a password manager before you close the window.",
    ],
    note: "Bob shows the token only this once. If it gets lost, create a new service user.",
  },
  {
    title: "Create a permission group for it",
    places: ["System Settings > Account > Permission groups"],
    actions: [
      "Click **Create permission group > Service user** and fill in **Group Name**.",
      "Choose the service user under **Members**, click **Create** and then **Confirm**.",
    ],
    note: "**Go to permission groups**, in the window with the token, leads here as well.",
  },
  {
    title: "Tick the boxes",
    actions: [
      "Choose the group on the left, and click **Edit permissions** at the top of the page.",
      "Tick each of the boxes below. In front of each stand the menus that lead to it.",
    ],
    note: "Companies can rename their categories, so a label may read differently in your Bob.",
    boxes: true,
  },
  {
    title: "Choose whose data it may see",
    places: ["People's data > Access data for"],
    actions: [
      "Click **Access data for**, above the list of the tab **People's data**.",
      "Choose **Select people by condition** and click **Edit**.",
      "Choose **Lifecycle Status** in the first list and **Exists** in the second, and click **Apply**.",
    ],
    note: "Everyone then counts, people who left or have not started yet included. Bob's own default covers active employees only.",
  },
  {
    title: "Save",
    actions: [
      "Click **Save** at the top of the page.",
      "Bob shows what it is going to add. Compare that with the boxes above, and click **Apply**.",
    ],
  },
];
