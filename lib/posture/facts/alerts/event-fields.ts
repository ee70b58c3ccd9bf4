/** An event as JSON text would give it. */
export type EventValue = string | number | boolean | null | readonly EventValue[] | EventObject;
export interface EventObject {
  readonly [name: string]: EventValue;
}

/** Whether an event is one of those that a pattern looks for. */
export type Matches = (event: EventObject) => boolean;

/** The value at a path of names; undefined where there is none. */
export function valueAt(event: EventObject, path: readonly string[]): EventValue | undefined {
  let value: EventValue | undefined = event;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Array.isArray(value) ? value[Number(name)] : (value as EventObject)[name];
  }
  return value;
}
