import type { Slot } from './slots'

export type VisitSlot = Slot & { id: string; chosen: boolean }

/** Instants inside aggregated JSON arrive as text. */
export function datedSlots(
  slots: { id: string; starts_at: Date | string; ends_at: Date | string; chosen: boolean }[],
) {
  return slots.map(
    (slot): VisitSlot => ({
      ...slot,
      starts_at: new Date(slot.starts_at),
      ends_at: new Date(slot.ends_at),
    }),
  )
}
