import QRCode from "qrcode";

/** The empty modules around a code, by which readers find it. */
const QUIET = 4;

/** A text as a QR code, dark on white also in the dark: readers expect it so. */
export function QrCode(props: { readonly text: string; readonly label: string }) {
  const { size, data } = QRCode.create(props.text, { errorCorrectionLevel: "M" }).modules;
  const dark = Array.from(data).flatMap((isDark, index) =>
    isDark ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : [],
  );
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`}
      shapeRendering="crispEdges"
      className="size-44 rounded-ctl bg-white text-black"
    >
      <path d={dark.join("")} fill="currentColor" />
    </svg>
  );
}
