import { isSample, samplePhoto } from "@/lib/sample-photos";

type Props = { readonly params: Promise<{ readonly name: string }> };

/** A photo to try the API with. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { name } = await params;
  if (!isSample(name)) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(await samplePhoto(name)), {
    headers: { "Content-Type": "image/jpeg", "Cache-Control": "public, max-age=604800" },
  });
}
