/** `@types/picomatch` describes the main entry only; `picomatch/posix` is the same function without a look at the platform. */
declare module 'picomatch/posix' {
  import picomatch from 'picomatch';
  export default picomatch;
}
