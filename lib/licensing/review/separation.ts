type Stage = { id: string; key: string; separate_from: string[]; completed_by: string | null }

/**
 * The stage that this person completed and from which the present one is kept apart (four eyes); undefined when nothing
 * keeps them from it. The same rule as `isBarred`, for telling before anybody presses a button.
 */
export function barringStage<One extends Stage>(
  stages: readonly One[],
  currentId: string | null,
  userId: string,
): One | undefined {
  const current = stages.find((stage) => stage.id === currentId)
  return stages.find(
    (stage) => stage.completed_by === userId && (current?.separate_from.includes(stage.key) ?? false),
  )
}
