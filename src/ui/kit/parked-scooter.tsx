/** The scooter on its stand: nothing to count. */
export function ParkedScooter() {
  return (
    <svg class="parked" viewBox="0 0 328 92" aria-hidden="true">
      <path class="road" d="M0 84.5h328" />
      <g class="scooter">
        <circle cx="120" cy="73" r="10" />
        <circle cx="208" cy="73" r="10" />
        <path d="M130 73h68M134 73 141 16M126 16h29M170 73l7 10.5" />
      </g>
    </svg>
  );
}
