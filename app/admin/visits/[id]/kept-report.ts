import type { FieldReport } from '@/lib/licensing/visits/report-sync'

// One report of one person on one phone: who signs in after another does not find what that one had not sent.
const keyOf = (visitId: string, userId: string) => `izinku.visit.${visitId}.${userId}`

/** What this phone has kept of a report, undefined where there is nothing or it cannot be read. */
export function readKept(visitId: string, userId: string): FieldReport | undefined {
  try {
    const text = localStorage.getItem(keyOf(visitId, userId))
    return text ? (JSON.parse(text) as FieldReport) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a report on this phone. False where the phone does not let us: private windows, a full storage. */
export function keep(visitId: string, userId: string, report: FieldReport): boolean {
  try {
    localStorage.setItem(keyOf(visitId, userId), JSON.stringify(report))
    return true
  } catch {
    return false
  }
}

export function forget(visitId: string, userId: string): void {
  try {
    localStorage.removeItem(keyOf(visitId, userId))
  } catch {
    // What cannot be read was not kept either.
  }
}
