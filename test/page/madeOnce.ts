/** What takes seconds to make, made when it is first asked for and then kept. */
export const madeOnce = <Value extends object>(make: () => Value): (() => Value) => {
  let made: Value | null = null;
  return () => {
    made ??= make();
    return made;
  };
};
