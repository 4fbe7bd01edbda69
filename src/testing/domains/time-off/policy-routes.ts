import {
  addAdjustment,
  createReasonCodes,
  listPolicyNames,
  listPolicyTypes,
  listReasonCodes,
  readBalance,
  readPolicy,
  readPolicyType,
} from "../../../time-off/endpoints.ts";
import type { CompanyState } from "../../company/company.ts";
import { bare, json, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { personById } from "../people/person.ts";
import { type Adjustment, Balances, roundedBalance } from "./balances.ts";
import { rounded } from "./costs.ts";
import { Policies, type PolicyType } from "./policies.ts";

function typeOf(name: string, company: CompanyState): PolicyType {
  const type = company.part(Policies).type(name);
  if (!type) throw notFound("The policy type");
  return type;
}

export const policyRoutes: readonly Route[] = [
  route(listPolicyTypes, ({ company }) => json({ policyTypes: company.part(Policies).types.map(({ name }) => name) })),

  route(readPolicyType, ({ path, company }) => {
    const { name, activity, unit } = typeOf(path.policyType, company);
    return json({ name, activity, unit });
  }),

  // ASSUMED: 404 for a policy type that does not exist, as where one is read.
  route(listPolicyNames, ({ query, company }) => {
    const { name } = typeOf(query.policyTypeName, company);
    return json({
      policyNames: company
        .part(Policies)
        .policiesOf(name)
        .map((policy) => policy.name),
    });
  }),

  route(readPolicy, ({ query, company }) => {
    const policy = company.part(Policies).policy(query.policyName);
    if (!policy) throw notFound("The policy");
    const { policyType, accrual: _, siteIds: __, ...shown } = policy;
    return json({ ...shown, unit: typeOf(policyType, company).unit });
  }),

  route(listReasonCodes, ({ path, company }) => {
    const { name } = typeOf(path.policyType, company);
    return json({ reasonCodes: company.part(Policies).reasons(name) });
  }),

  route(createReasonCodes, ({ path, body, company }) => {
    company.part(Policies).addReasons(typeOf(path.policyType, company), body.reasonCodes);
    return bare(200);
  }),

  // ASSUMED: 400 for a policy type that does not exist, or of which the employee has no policy.
  route(readBalance, ({ path, query: { policyType, date }, company, access }) => {
    const person = personById(path.id, company, access);
    const type = company.part(Policies).knownType(policyType);
    const balance = company.part(Balances).at(person, type, date);
    return json({
      employeeId: person.id,
      totalBalanceAsOfDate: rounded(balance.total),
      totalRoundedBalanceAsOfDate: roundedBalance(balance.total, type.unit),
      pointInTime: date,
      startingBalance: rounded(balance.startingBalance),
      startingBalanceAsOf: balance.startingBalanceAsOf,
      totalTaken: rounded(balance.taken),
      totalAdminAdjustments: rounded(balance.adjusted),
      // ASSUMED: the fake's Bob adjusts nothing by itself; what is lost at the end of a year never comes to the next one.
      totalSystemAdjustments: 0,
      annualAllowance: balance.annualAllowance,
      policy: balance.policy.name,
    });
  }),

  route(addAdjustment, ({ path, body, company, access }) => {
    const person = personById(path.id, company, access);
    company.part(Balances).adjust(person, body as Adjustment);
    return bare(200);
  }),
];
