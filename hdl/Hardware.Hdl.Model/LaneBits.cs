namespace Hardware.Hdl.Model;

/// <summary>Reads and writes a number of one lane whose bits lie in words of their own.</summary>
internal static unsafe class LaneBits
{
    public static ulong Read(byte* state, in Place place)
    {
        var value = 0UL;
        for (var i = 0; i < place.Width; i++)
            value |= ((ulong)(state[place.Offset + ((long)i * place.Stride)] >> place.Shift) & 1) << i;
        return value;
    }

    /// <summary>Writes a number; false when it was there already.</summary>
    public static bool Write(byte* state, in Place place, ulong value)
    {
        if (Read(state, place) == value)
            return false;
        for (var i = 0; i < place.Width; i++)
        {
            var at = state + place.Offset + ((long)i * place.Stride);
            *at = (byte)((*at & ~(1 << place.Shift)) | ((int)((value >> i) & 1) << place.Shift));
        }
        return true;
    }
}
