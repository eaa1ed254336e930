import type { Eligibility, Scale } from '../definition'
import { type Report, repeated } from './problems'

/** Yearly sales above which a business is no longer smaller (PP 7/2021, article 35): the least that each size has. */
const LEAST_SALES: Record<Scale, number> = { micro: 0, small: 2e9, medium: 15e9, large: 50e9 }

/** Reports rules of which no business can keep all. */
export function checkEligibility(eligibility: Eligibility, report: Report): void {
  const { scales, max_yearly_sales_amount: max, kbli, regions } = eligibility
  if (max !== null && scales.length > 0 && scales.every((scale) => LEAST_SALES[scale] >= max))
    report(['eligibility', 'max_yearly_sales_amount'], 'salesAgainstScales')
  repeated(kbli.map((rule) => rule.version)).forEach((version) => {
    report(['eligibility', 'kbli'], 'kbliVersionTwice', { version })
  })
  kbli.forEach((rule, at) => {
    for (const prefix of rule.prefixes) {
      if (rule.except.some((except) => prefix.startsWith(except)))
        report(['eligibility', 'kbli', at, 'except'], 'kbliExcluded', { prefix })
    }
  })
  repeated(regions).forEach((code) => {
    report(['eligibility', 'regions'], 'regionTwice', { code })
  })
}
