//! Opens the graphics driver, as bevy would, but says so where there is none instead of panicking.

use std::sync::Arc;

use bevy::render::renderer::{RenderAdapter, RenderAdapterInfo, RenderDevice, RenderInstance, RenderQueue, WgpuWrapper};
use bevy::render::settings::RenderCreation;
use bevy::tasks::block_on;

use super::NoWindow;

/// Opens the driver that spends the least power: pages of text need no other.
///
/// # Errors
/// That there is none, or what it said.
pub fn open() -> Result<RenderCreation, NoWindow> {
    let mut wanted = wgpu::InstanceDescriptor::new_without_display_handle();
    wanted.backends = wgpu::Backends::from_env().unwrap_or(wgpu::Backends::PRIMARY);
    // No validation, in debug builds either: it wants layers that few have, and complains where they are missing.
    wanted.flags = wgpu::InstanceFlags::empty().with_env();
    let instance = wgpu::Instance::new(wanted);

    let options = wgpu::RequestAdapterOptions {
        power_preference: wgpu::PowerPreference::from_env().unwrap_or(wgpu::PowerPreference::LowPower),
        ..Default::default()
    };
    let Ok(adapter) = block_on(instance.request_adapter(&options)) else { return Err(NoWindow::NoGraphics) };
    let info = adapter.get_info();

    let device = wgpu::DeviceDescriptor {
        required_features: adapter.features() & wgpu::Features::TEXTURE_ADAPTER_SPECIFIC_FORMAT_FEATURES,
        required_limits: adapter.limits(),
        memory_hints: wgpu::MemoryHints::MemoryUsage,
        ..Default::default()
    };
    let (device, queue) = block_on(adapter.request_device(&device))
        .map_err(|error| NoWindow::Graphics { name: info.name.clone(), reason: error.to_string() })?;

    Ok(RenderCreation::manual(
        RenderDevice::from(device),
        RenderQueue(Arc::new(WgpuWrapper::new(queue))),
        RenderAdapterInfo(WgpuWrapper::new(info)),
        RenderAdapter(Arc::new(WgpuWrapper::new(adapter))),
        RenderInstance(Arc::new(WgpuWrapper::new(instance))),
    ))
}
