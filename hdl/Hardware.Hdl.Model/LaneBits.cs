namespace Hardware.Hdl.Model;

/// <summary>Reads and writes a number of one lane whose bits lie in words of their own.</summary>
internal static unsafe class LaneBits
{
    public static ulong Read(byte* state, Place place, int width)
    {
        var value = 0UL;
        for (var i = 0; i < width; i++)
            value |= ((ulong)(state[place.Offset + ((long)i * place.Stride)] >> place.Shift) & 1) << i;
        return value;
    }

    /// <summary>Writes a number; false when it was there already.</summary>
    public static bool Write(byte* state, Place place, int width, ulong value)
    {
        if (Read(state, place, width) == value)
            return false;
        for (var i = 0; i < width; i++)
        {
            var at = state + place.Offset + ((long)i * place.Stride);
            *at = (byte)((*at & ~(1 << place.Shift)) | ((int)((value >> i) & 1) << place.Shift));
        }
        return true;
    }
}
