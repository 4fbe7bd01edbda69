import type { CompanyState } from "../../company/company.ts";
import { again, between, chance, digits, hash, hashText, letters, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { homeSite } from "../../company/values/derivation.ts";

const SALT = hashText("bank-accounts");

const BANKS: Readonly<Record<string, readonly string[]>> = {
  GBP: ["Harbour & Wick Bank", "Candle Row Building Society", "Northlight Bank"],
  USD: ["First Lantern Bank", "Juniper Federal", "Old Mill Savings"],
  EUR: ["Laternenbank", "Liffey Trust", "Uferkasse"],
  CAD: ["Maple Beacon Bank", "Lakehead Trust"],
};

/** How an account is named depends on where it is. */
function numbers(country: string, h: number): Record<string, string | null> {
  const accountNumber = digits(h, 8);
  const bank = letters(h, 4);
  switch (country) {
    case "United Kingdom": {
      const sortCode = digits(again(h), 6);
      const iban = `GB${digits(again(h, 2), 2)}${bank}${sortCode}${accountNumber}`;
      return { routingNumber: sortCode, accountNumber, bicOrSwift: `${bank}GB2L`, iban };
    }
    case "Germany":
      return { routingNumber: null, accountNumber: null, bicOrSwift: `${bank}DEBB`, iban: `DE${digits(h, 20)}` };
    case "Ireland":
      return {
        routingNumber: null,
        accountNumber,
        bicOrSwift: `${bank}IE2D`,
        iban: `IE${digits(h, 2)}${bank}${digits(again(h), 6)}${accountNumber}`,
      };
    default:
      return { routingNumber: digits(again(h), 9), accountNumber, bicOrSwift: null, iban: null };
  }
}

function account(person: Employee, company: CompanyState, h: number): Record<string, unknown> {
  const site = homeSite(person, company);
  return {
    bankAccountType: "Current",
    ...numbers(site.country, h),
    accountNickname: null,
    bankName: pick(BANKS[site.currency] ?? ["Lantern Bank"], again(h, 3)),
    branchAddress: chance(again(h, 4), 40) ? `${between(h, 1, 90)} Harbour View, ${site.city}` : null,
    allocation: "remaining",
    amount: null,
    useForBonus: false,
    [STATEMENT_TEXT]: chance(again(h, 5), 20) ? pick(["WAGES", "LANTERNFIELD"], again(h, 6)) : null,
  };
}

/** The column that this company added to Bob's own. */
export const STATEMENT_TEXT = "column_1748390404001";

/**
 * Where a person's pay goes: nowhere yet for a few, one account for most, and two for about a third, who have a share or an
 * amount of each pay sent to one and the rest to the other. Somebody who was hired while the fake runs has none.
 */
export function seedBankAccounts(person: Employee, company: CompanyState): Record<string, unknown>[] {
  const h = hash(person.core.salt, SALT);
  if (person.core.seq >= company.seeded || !chance(h, 94)) return [];
  const main = account(person, company, again(h, 10));
  if (!chance(again(h, 11), 33)) return [{ ...main, useForBonus: true }];
  const byShare = h % 3 > 0;
  const second = {
    ...account(person, company, again(h, 12)),
    bankAccountType: byShare ? "Current" : "Savings",
    accountNickname: byShare ? "Household" : "Rainy days",
    useForBonus: chance(again(h, 13), 50),
  };
  const part = byShare
    ? { allocation: "percent", amount: pick([60, 70, 75, 80], again(h, 14)) }
    : { allocation: "amount", amount: between(h, 2, 12) * 50 };
  // The rest comes last, whichever account it goes to.
  return byShare
    ? [{ ...main, ...part, useForBonus: !second.useForBonus }, second]
    : [
        { ...second, ...part },
        { ...main, useForBonus: !second.useForBonus },
      ];
}
