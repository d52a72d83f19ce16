using Hardware.Cosim.Lockstep;

namespace Hardware.Testing;

/// <summary>Drives the engines of a lockstep run with a stimulus, as it stands.</summary>
internal sealed class LockstepStimulus(Stimulus stimulus) : IStimulus
{
    private bool _isReset;

    public uint Drive(long cycle, StimulusPort port)
    {
        var (domains, hasClocks) = (0u, false);
        foreach (var (index, column) in stimulus.Columns.Index())
        {
            var value = stimulus[(int)cycle, index];
            switch (column.Kind)
            {
                case ColumnKind.Input:
                    var limbs = new ulong[value.LimbCount];
                    value.CopyTo(limbs);
                    port.Write(column.Index, limbs);
                    break;
                case ColumnKind.Reset:
                    Reset(port, !value.IsZero);
                    break;
                default:
                    hasClocks = true;
                    domains |= (uint)value.Low << column.Index;
                    break;
            }
        }
        return hasClocks ? domains : uint.MaxValue;
    }

    private void Reset(StimulusPort port, bool active)
    {
        if (active == _isReset)
            return;
        _isReset = active;
        port.SetReset(active);
    }
}
