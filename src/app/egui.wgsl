// Draws what egui asks for. Stands in for bevy_egui's own shader; see ink.rs for why.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

struct Corner {
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) color: vec4<f32>,
}

struct Pixel {
    @builtin(position) position: vec4<f32>,
    @location(0) color: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;
@group(1) @binding(0) var image_texture: texture_2d<f32>;
@group(1) @binding(1) var image_sampler: sampler;

fn linear_from_gamma(gamma: vec3<f32>) -> vec3<f32> {
    let higher = pow((gamma + vec3<f32>(0.055)) / vec3<f32>(1.055), vec3<f32>(2.4));
    return select(higher, gamma / vec3<f32>(12.92), gamma < vec3<f32>(0.04045));
}

fn gamma_from_linear(linear: vec3<f32>) -> vec3<f32> {
    let higher = vec3<f32>(1.055) * pow(linear, vec3<f32>(1.0 / 2.4)) - vec3<f32>(0.055);
    return select(higher, linear * vec3<f32>(12.92), linear < vec3<f32>(0.0031308));
}

@vertex
fn vs_main(in: Corner) -> Pixel {
    let position = in.position * transform.scale + transform.translation;
    return Pixel(vec4<f32>(position, 0.0, 1.0), in.color, in.uv);
}

@fragment
fn fs_main(in: Pixel) -> @location(0) vec4<f32> {
    let texel = textureSample(image_texture, image_sampler, in.uv);
    let color = vec4<f32>(gamma_from_linear(texel.rgb), texel.a) * in.color;
    // Without cover: light that is added.
    if color.a <= 0.0 {
        return vec4<f32>(linear_from_gamma(color.rgb), 0.0);
    }
    let ink = clamp(color.rgb / color.a, vec3<f32>(0.0), vec3<f32>(1.0));
    // The cover that gives, mixed linearly, what egui's cover gives in gamma: exact for black ink and for white.
    let darkness = 1.0 - linear_from_gamma(vec3<f32>(1.0 - color.a)).r;
    let lightness = linear_from_gamma(vec3<f32>(color.a)).r;
    let cover = mix(darkness, lightness, dot(ink, vec3<f32>(0.299, 0.587, 0.114)));
    return vec4<f32>(linear_from_gamma(ink) * cover, cover);
}
